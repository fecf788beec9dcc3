import ts from 'typescript';
import { comments, docComment, type Source } from './source.ts';

/** The citation keys in the brackets of a text: `[Bogaerts2012, eq. 2; Li1980]` has two. */
export function citationKeys(text: string): string[] {
  const unstarred = text.replaceAll(/\n\s*\* ?/g, ' ');
  return Array.from(unstarred.matchAll(/\[([^[\]]+)\](?!\()/g)).flatMap((match) =>
    match[1]!
      .split(';')
      .map((part) => part.split(',')[0]!.trim())
      .filter((key) => /^[a-z]*[A-Z][A-Za-z]+[\w.:-]*\d[\w.:-]*$/.test(key)),
  );
}

/** Whether a doc comment names a source, or says why a number is an estimate. */
export function hasSource(comment: string): boolean {
  return citationKeys(comment).length > 0 || /\[estimate:\s*[^\]\s][^\]]*\]/.test(comment);
}

/** Every citation key in the comments stands in the bibliography. */
export function knownKeys(files: readonly Source[], keys: ReadonlySet<string>): string[] {
  return files.flatMap((file) => {
    const cited = new Set(comments(file).flatMap(citationKeys));
    return [...cited].filter((key) => !keys.has(key)).map((key) => `${file.path} cites ${key}, not in docs/references.bib`);
  });
}

/** The same in the prose of a page; code in it is left out. */
export function knownKeysOfPage(path: string, text: string, keys: ReadonlySet<string>): string[] {
  const prose = text.replaceAll(/^```.*?^```$|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$/gms, '');
  const unknown = new Set(citationKeys(prose).filter((key) => !keys.has(key)));
  return [...unknown].map((key) => `${path} cites ${key}, not in docs/references.bib`);
}

/**
 * Every number of a design has a source: the nearest doc comment, in front of the parameter or of the record around it,
 * cites one or says `[estimate: why]`.
 */
export function sourcedNumbers(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const complaints: string[] = [];
    const visit = (node: ts.Node, nearest: string): void => {
      const bears = ts.isPropertyAssignment(node) || ts.isVariableStatement(node) || ts.isFunctionDeclaration(node) || ts.isArrayLiteralExpression(node.parent);
      const doc = (bears ? docComment(file, node) : '') || nearest;
      if (ts.isNumericLiteral(node) && !hasSource(doc)) {
        const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart());
        complaints.push(`${file.path}:${line + 1}: ${node.getText()} has no source and no [estimate: why]`);
      }
      ts.forEachChild(node, (child) => visit(child, doc));
    };
    for (const statement of file.tree.statements) visit(statement, '');
    return complaints;
  });
}

/** What is wrong with a BibTeX file: braces that do not close, entries without a key, keys that come twice, missing fields. */
export function bibliographyFaults(text: string): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  let at = 0;
  while ((at = text.indexOf('@', at)) >= 0) {
    const head = /^@(\w+)\{\s*([^,\s{}]+)\s*,/.exec(text.slice(at, at + 200));
    if (head === null) return [...faults, `no entry: ${text.slice(at, at + 40).split('\n')[0]!}`];
    const [, , key] = head as unknown as [string, string, string];
    const end = closing(text, text.indexOf('{', at));
    if (end < 0) return [...faults, `${key}: a brace does not close`];
    const body = text.slice(at, end);
    if (seen.has(key)) faults.push(`${key} comes twice`);
    seen.add(key);
    for (const field of ['title', 'year']) if (!new RegExp(`\\b${field}\\s*=`, 'i').test(body)) faults.push(`${key} has no ${field}`);
    if (/^@/m.test(body.slice(1))) faults.push(`${key}: a brace does not close`);
    at = end + 1;
  }
  return faults;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
