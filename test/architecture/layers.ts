import ts from 'typescript';
import { exportsOf, resolved, specifiers, type Source } from './source.ts';

// Each rule takes files and gives its complaints, one line each.

/** From the first to the last: each imports from itself and those before it. */
export const layers = [
  ['constants', 'units', 'errors', 'design', 'light', 'numerics', 'materials', 'waveguides', 'devices', 'circuits'],
  ['link', 'engine', 'designs', 'io', 'laws', 'plots', 'node', 'cli'],
].flat();

/** The files through which users come in, by the layer that each opens; the core's door opens all up to `designs`. */
export const doors: Readonly<Record<string, string>> = {
  'src/index.ts': 'designs',
  'src/io/index.ts': 'io',
  'src/laws/index.ts': 'laws',
  'src/plots/index.ts': 'plots',
  'src/node/index.ts': 'node',
};

/** Where a package may be imported. `node:` stands for all that Node brings. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'node:': ['node', 'cli'],
  tinypool: ['node', 'cli'],
  'cli-progress': ['node', 'cli'],
  mathjs: ['io'],
  valibot: ['io', 'cli'],
  ndarray: ['numerics'],
  'ml-matrix': ['numerics'],
  'ml-levenberg-marquardt': ['numerics'],
  'fft.js': ['numerics'],
  'fast-check': ['laws'],
  vega: ['plots'],
  'vega-lite': ['plots'],
  'vega-interpreter': ['plots'],
  '@resvg/resvg-js': ['plots'],
};

/** The layer of a path under src. */
export function layerOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

/** The package of a bare specifier. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isDoor(path: string): boolean {
  return Object.hasOwn(doors, path);
}

/** Imports point to the same layer or an earlier one; every file of src stands in a layer. */
export function layerOrder(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const own = layers.indexOf(doors[file.path] ?? layerOf(file.path));
    if (own < 0) return [`${file.path} stands in no layer`];
    return specifiers(file).flatMap((specifier) => {
      const target = resolved(file, specifier);
      if (target === undefined) return [];
      const rank = layers.indexOf(layerOf(target));
      if (!target.startsWith('src/') || rank < 0) return [`${file.path} imports ${target}, which stands in no layer`];
      return rank > own ? [`${file.path} imports ${target}, a later layer`] : [];
    });
  });
}

/** Packages are imported only in the layers that they are for, and only packages that users get with ours. */
export function packagesAtHome(files: readonly Source[], installed: readonly string[]): string[] {
  return files.flatMap((file) =>
    specifiers(file).flatMap((specifier) => {
      if (specifier.startsWith('.')) return [];
      const name = packageOf(specifier);
      if (!(homes[name] ?? []).includes(layerOf(file.path))) return [`${file.path} imports ${name}, whose home is elsewhere`];
      return name === 'node:' || installed.includes(name) ? [] : [`${file.path} imports ${name}, no dependency`];
    }),
  );
}

/**
 * Doors hold nothing but named exports from files. No other file is named index.ts or passes names on, except from the folder
 * of its own name. Nothing imports a door.
 */
export function doorsOnlyPassOn(files: readonly Source[]): string[] {
  return files.flatMap((file) => {
    const complaints = specifiers(file)
      .filter((specifier) => /(^|\/)index\.ts$/.test(specifier))
      .map((specifier) => `${file.path} imports the door ${specifier}`);
    if (isDoor(file.path)) {
      const plain = /^export (type )?\{[^}]*\} from '[^']+';$/;
      const other = file.tree.statements.map((statement) => statement.getText()).filter((text) => !plain.test(text));
      complaints.push(...other.map((text) => `${file.path} holds more than named exports: ${text.split('\n')[0]!}`));
    } else {
      if (file.path.endsWith('/index.ts')) complaints.push(`${file.path} is no door`);
      const strange = passedOnBy(file).filter(({ path }) => !path.startsWith(file.path.replace(/\.ts$/, '/')));
      complaints.push(...strange.map(({ path }) => `${file.path} passes on names of ${path}, as only a door does`));
    }
    return complaints;
  });
}

/** Every export of a layer leaves through its door, unless it is marked internal; nothing internal does. */
export function doorsComplete(files: readonly Source[]): string[] {
  const complaints: string[] = [];
  for (const [door, last] of Object.entries(doors)) {
    const opener = files.find(({ path }) => path === door);
    if (opener === undefined) {
      complaints.push(`${door} is missing`);
      continue;
    }
    const passedOn = new Set(passedOnBy(opener).map((name) => origin(files, name)));
    const opened = door === 'src/index.ts' ? layers.slice(0, layers.indexOf(last) + 1) : [last];
    for (const file of files.filter(({ path }) => opened.includes(layerOf(path)) && !isDoor(path))) {
      for (const { name, internal } of exportsOf(file)) {
        const out = passedOn.has(`${file.path} ${name}`);
        if (out && internal) complaints.push(`${door} gives out ${name} of ${file.path}, which is internal`);
        if (!out && !internal) complaints.push(`${door} lacks ${name} of ${file.path}`);
      }
    }
  }
  return complaints;
}

interface PassedOn {
  /** The file that the name comes from, as far as this statement tells. */
  readonly path: string;
  readonly name: string;
  readonly as: string;
}

function passedOnBy(file: Source): PassedOn[] {
  return file.tree.statements.filter(ts.isExportDeclaration).flatMap(({ moduleSpecifier, exportClause }) => {
    const path = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? resolved(file, moduleSpecifier.text) : file.path;
    if (path === undefined) return [];
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [{ path, name: '*', as: '*' }];
    return exportClause.elements.map(({ name, propertyName }) => ({ path, name: (propertyName ?? name).text, as: name.text }));
  });
}

/** Where a name is declared, as `path name`, however many files pass it on. */
function origin(files: readonly Source[], { path, name }: PassedOn): string {
  const file = files.find((each) => each.path === path);
  const further = file && passedOnBy(file).find(({ as }) => as === name);
  return further === undefined ? `${path} ${name}` : origin(files, further);
}

/**
 * A device is one file or one folder right under src/devices that exports a `…Table`. It may be imported from within itself
 * alone; formulas that several devices share stand in files without a table.
 */
export function deviceNames(files: readonly Source[]): Set<string> {
  const tabled = files.filter((file) => layerOf(file.path) === 'devices' && exportsOf(file).some(({ name }) => name.endsWith('Table')));
  return new Set(tabled.map(({ path }) => deviceOf(path)));
}

function deviceOf(path: string): string {
  return path.split('/')[2]!.replace(/\.ts$/, '');
}

/** Devices and the formulas that they share import no other device; link names none. */
export function devicesApart(files: readonly Source[]): string[] {
  const devices = deviceNames(files);
  return files
    .filter(({ path }) => !isDoor(path) && ['devices', 'link'].includes(layerOf(path)))
    .flatMap((file) =>
      specifiers(file).flatMap((specifier) => {
        const target = resolved(file, specifier);
        if (target === undefined || layerOf(target) !== 'devices' || !devices.has(deviceOf(target))) return [];
        const within = layerOf(file.path) === 'devices' && deviceOf(file.path) === deviceOf(target);
        return within ? [] : [`${file.path} imports the device ${deviceOf(target)}`];
      }),
    );
}
