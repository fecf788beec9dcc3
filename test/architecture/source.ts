import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One TypeScript file of the project. */
export interface Source {
  /** From the root of the project, with forward slashes: `src/devices/fiber.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A name that a file gives out. */
export interface Exported {
  readonly name: string;
  readonly node: ts.Node;
  /** Marked with the tag `@internal`: other files of the project use it, users do not. */
  readonly internal: boolean;
  readonly documented: boolean;
}

/** A file from its text. */
export function source(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) };
}

/** Every TypeScript file under the folders. */
export function sources(...folders: readonly string[]): Source[] {
  const root = join(import.meta.dirname, '../..');
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .sort()
      .map((path) => source(path, readFileSync(join(root, path), 'utf8'))),
  );
}

/** Everything that a file imports or passes on, static, dynamic or as a type, as written. */
export function specifiers({ tree }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const target = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : importedBy(node);
    if (target !== undefined && ts.isStringLiteralLike(target)) found.push(target.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
}

/** The path that a relative specifier names; `undefined` for a package. */
export function resolved({ path }: Source, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

/** The names that a file declares and gives out. Names passed on from another file are not among them. */
export function exportsOf({ tree }: Source): Exported[] {
  const functions = new Set<string>();
  return tree.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    // The signatures of an overloaded function are one export, which the first documents.
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      if (functions.has(statement.name.text)) return [];
      functions.add(statement.name.text);
    }
    const docs = ts.getJSDocCommentsAndTags(statement);
    const internal = ts.getJSDocTags(statement).some(({ tagName }) => tagName.text === 'internal');
    return declaredNames(statement).map((name) => ({ name, node: statement, internal, documented: docs.length > 0 }));
  });
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const named = statement as ts.Statement & { readonly name?: ts.Node };
  return named.name === undefined ? [] : [named.name.getText()];
}

/** Lines that hold code: neither blank nor only comment. */
export function linesOfCode(file: Source): number {
  const lines = new Set<number>();
  for (const token of tokens(file)) {
    const first = file.tree.getLineAndCharacterOfPosition(token.getStart(file.tree)).line;
    const last = file.tree.getLineAndCharacterOfPosition(token.getEnd()).line;
    for (let line = first; line <= last; line++) lines.add(line);
  }
  return lines.size;
}

/** Every comment of a file, in order. */
export function comments(file: Source): string[] {
  const { text, tree } = file;
  const found = new Map<number, string>();
  for (const { pos } of [...tokens(file), tree.endOfFileToken]) {
    for (const range of commentsFrom(text, pos)) found.set(range.pos, text.slice(range.pos, range.end));
  }
  return [...found.values()];
}

/** The doc comment in front of a node, without those inside it; empty where there is none. */
export function docComment({ text }: Source, node: ts.Node): string {
  const docs = commentsFrom(text, node.getFullStart())
    .map(({ pos, end }) => text.slice(pos, end))
    .filter((comment) => comment.startsWith('/**'));
  return docs.at(-1) ?? '';
}

function commentsFrom(text: string, at: number): ts.CommentRange[] {
  return [...(ts.getTrailingCommentRanges(text, at) ?? []), ...(ts.getLeadingCommentRanges(text, at) ?? [])];
}

function tokens({ tree }: Source): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child));
    if (children.length > 0) children.forEach(visit);
    else if (node.getEnd() > node.getStart(tree)) found.push(node);
  };
  visit(tree);
  return found;
}
