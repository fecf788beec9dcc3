import { shortened } from '../design.ts';

// JSON.parse tells the place of a fault in some engines only, and never that a name stands twice, so the text is scanned first.

const blank = /[ \t\r\n]*/y;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const deepest = 100;
const [quotationMark, backslash, space] = [0x22, 0x5c, 0x20];

/**
 * The value of a JSON text. A byte order mark is passed over.
 *
 * @throws RangeError with line and column where the text is no JSON, names a member twice or nests deeper than 100.
 *
 * @internal
 */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\ufeff/, '');
  scan(json);
  return JSON.parse(json);
}

function scan(json: string): void {
  let position = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(json)?.[0];
    position += found?.length ?? 0;
    return found;
  };
  // Letter by letter: a pattern over a text of megabytes runs out of the engine's stack.
  const takeQuoted = (): string | undefined => {
    if (json[position] !== '"') return undefined;
    let at = position + 1;
    for (let code = json.charCodeAt(at); code !== quotationMark; code = json.charCodeAt(at)) {
      escaped.lastIndex = at;
      const length = code === backslash ? (escaped.exec(json)?.[0].length ?? 0) : code >= space ? 1 : 0;
      if (length === 0) return undefined;
      at += length;
    }
    const found = json.slice(position, at + 1);
    position = at + 1;
    return found;
  };
  const fault = (expected: string, at = position): RangeError => {
    const before = json.slice(0, at).split(/\r\n|\r|\n/);
    const found = at < json.length ? JSON.stringify(String.fromCodePoint(json.codePointAt(at)!)) : 'the end';
    return new RangeError(`line ${before.length}, column ${before.at(-1)!.length + 1}: expected ${expected}, found ${found}`);
  };
  const next = (sign: string): boolean => {
    take(blank);
    if (json[position] !== sign) return false;
    position++;
    return true;
  };
  const members = (close: string, member: () => void): void => {
    if (next(close)) return;
    do member();
    while (next(','));
    if (!next(close)) throw fault(`"," or "${close}"`);
  };
  const value = (depth: number): void => {
    if (depth > deepest) throw fault(`at most ${deepest} levels`);
    if (next('{')) object(depth);
    else if (next('[')) members(']', () => value(depth + 1));
    else if (takeQuoted() === undefined && take(word) === undefined) throw fault('a value');
  };
  const object = (depth: number): void => {
    const names = new Set<string>();
    members('}', () => {
      take(blank);
      const start = position;
      const name = takeQuoted();
      if (name === undefined) throw fault('a name in double quotes');
      const plain = JSON.parse(name) as string;
      if (names.has(plain)) throw fault(`${shortened(name)} only once`, start);
      names.add(plain);
      if (!next(':')) throw fault('":"');
      value(depth + 1);
    });
  };
  value(0);
  take(blank);
  if (position < json.length) throw fault('the end');
}
