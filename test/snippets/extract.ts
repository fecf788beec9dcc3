import ts from 'typescript';

/** One block of code in a page. */
export interface Snippet {
  /** The page, from the root of the project. */
  readonly page: string;
  /** The line of the page in front of the block's first, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The ```ts blocks of a page. Others, such as ```sh, are only shown. */
export function snippets(page: string, text: string): Snippet[] {
  return Array.from(text.matchAll(/^```ts\n(.*?)^```$/gms), (match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    code: match[1]!,
  }));
}

/**
 * The code with every `// → text` checked: it tells what the statement that ends on its line prints, is, or puts into its
 * variable. Lines stay where they are. `checker` is the specifier of the module that exports `claim`.
 */
export function checked(code: string, checker: string): string {
  const tree = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.ESNext, true);
  let text = code;
  for (const { at, told } of claims(code).reverse()) {
    const line = tree.getLineAndCharacterOfPosition(at).line;
    const statement = tree.statements.find((each) => tree.getLineAndCharacterOfPosition(each.getEnd()).line === line);
    if (statement === undefined) throw new SyntaxError(`line ${line + 1}: nothing ends in front of // → ${told}`);
    text = text.slice(0, statement.getStart()) + claimed(statement, line + 1, told) + text.slice(statement.getEnd());
  }
  return `import { claim as claimAbove } from ${JSON.stringify(checker)}; ${text}`;
}

function claims(code: string): { at: number; told: string }[] {
  return Array.from(code.matchAll(/\/\/ → (.*)$/gm), (match) => ({ at: match.index, told: match[1]!.trim() }));
}

function claimed(statement: ts.Statement, line: number, told: string): string {
  const rest = `, ${JSON.stringify(told)}, ${line})`;
  const text = statement.getText();
  if (ts.isVariableStatement(statement)) {
    const { name } = statement.declarationList.declarations.at(-1)!;
    if (!ts.isIdentifier(name)) throw new SyntaxError(`line ${line}: a claim needs one variable`);
    return `${text} claimAbove([${name.text}]${rest};`;
  }
  if (!ts.isExpressionStatement(statement)) throw new SyntaxError(`line ${line}: a claim needs a value`);
  const { expression } = statement;
  const prints = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';
  const values = prints ? expression.arguments.map((each) => each.getText()).join(', ') : expression.getText();
  return `claimAbove([${values}]${rest};`;
}
