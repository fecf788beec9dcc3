import ts from 'typescript';
import { exportsOf, linesOfCode, resolved, specifiers, type Source } from './source.ts';

/** Files that are tables, which may be longer than 250 lines of code: of published numbers, or of names as the core's door. */
export const dataTables: readonly string[] = ['src/index.ts'];

const longest = 250;
const vague = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc', 'types'];

/** No file of src passes 250 lines of code, tables excepted. */
export function shortEnough(files: readonly Source[], excepted: readonly string[] = dataTables): string[] {
  return files.flatMap((file) => {
    const count = linesOfCode(file);
    return count > longest && !excepted.includes(file.path) ? [`${file.path} has ${count} lines of code, at most ${longest}`] : [];
  });
}

/** No file or folder has a name that says nothing. */
export function tellingNames(files: readonly Source[]): string[] {
  return files.flatMap(({ path }) => {
    const words = path.split('/').map((part) => part.split('.')[0]!.toLowerCase());
    return words.some((word) => vague.includes(word)) ? [`${path} has a name that says nothing`] : [];
  });
}

/** No default exports. */
export function noDefaultExports(files: readonly Source[]): string[] {
  return files.flatMap(({ path, tree }) =>
    tree.statements.some((statement) => /^export (default\b|=|\{[^}]*\bas default\b)/.test(statement.getText()))
      ? [`${path} has a default export`]
      : [],
  );
}

/** Every export of src is documented. */
export function documented(files: readonly Source[]): string[] {
  return files.flatMap((file) => exportsOf(file).flatMap((each) => (each.documented ? [] : [`${file.path}: ${each.name} has no doc comment`])));
}

/** No text that puts work off or silences a check. */
export function nothingPutOff(files: readonly Source[]): string[] {
  const words = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'eslint-' + 'disable', '@ts-' + '(ignore|nocheck)'].join('|'));
  return files.flatMap(({ path, text }) => {
    const found = words.exec(text);
    return found === null ? [] : [`${path} holds ${found[0]}`];
  });
}

/** No test runs alone or is left out. */
export function everyTestRuns(files: readonly Source[]): string[] {
  const complaints: string[] = [];
  for (const { path, tree } of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && /^(only|skip|skipIf|runIf|todo|fails)$/.test(node.name.text)) {
        const owner = node.expression.getText();
        if (/^(describe|it|test|suite)\b/.test(owner)) complaints.push(`${path} has ${owner}.${node.name.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return complaints;
}

/**
 * Each file of src that works something out has a test at its mirrored place: one of its name, or one in the mirrored folder
 * (or named after that folder) that imports it. A file that gives out only internal names may be tested through a neighbor of its
 * layer that uses it.
 */
export function mirrored(files: readonly Source[], tests: readonly Source[]): string[] {
  return files
    .filter((file) => hasLogic(file) && !isTested(file, files, tests))
    .map(({ path }) => `${path} has no test at ${mirror(path)}.test.ts`);
}

function isTested(file: Source, files: readonly Source[], tests: readonly Source[]): boolean {
  const place = mirror(file.path);
  const folder = place.slice(0, place.lastIndexOf('/'));
  const direct = tests.some((test) => {
    if (test.path === `${place}.test.ts` || test.path === `${folder}.test.ts`) return true;
    return folder !== 'test' && test.path.startsWith(`${folder}/`) && importsFile(test, file);
  });
  // Nothing of the command leaves through a door.
  const inner = file.path.startsWith('src/cli/') || exportsOf(file).every(({ internal }) => internal);
  if (direct || !inner) return direct;
  const layer = file.path.split('/', 2).join('/');
  return files.some((user) => user !== file && user.path.startsWith(`${layer}/`) && importsFile(user, file) && isTested(user, files, tests));
}

function importsFile(user: Source, file: Source): boolean {
  return specifiers(user).some((specifier) => resolved(user, specifier) === file.path);
}

function mirror(path: string): string {
  return path.replace(/^src\//, 'test/').replace(/\.ts$/, '');
}

function hasLogic({ path, tree }: Source): boolean {
  if (path === 'src/cli/bin.ts') return false;
  let found = false;
  const visit = (node: ts.Node): void => {
    found ||= (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) || ts.isClassDeclaration(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
