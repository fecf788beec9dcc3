// JSON.parse tells the place of a fault in some engines only, and never that a name stands twice, so the text is scanned first.

const blank = /[ \t\r\n]*/y;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const quoted = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const deepest = 100;

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
    else if (take(quoted) === undefined && take(word) === undefined) throw fault('a value');
  };
  const object = (depth: number): void => {
    const names = new Set<string>();
    members('}', () => {
      take(blank);
      const start = position;
      const name = take(quoted);
      if (name === undefined) throw fault('a name in double quotes');
      const plain = JSON.parse(name) as string;
      if (names.has(plain)) throw fault(`${name} only once`, start);
      names.add(plain);
      if (!next(':')) throw fault('":"');
      value(depth + 1);
    });
  };
  value(0);
  take(blank);
  if (position < json.length) throw fault('the end');
}
