import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

// `npm run api` compares the public interface of every entry, as built, with api/*.api.md; `-- --update` writes it there.

const root = join(import.meta.dirname, '..');
const fresh = join(root, 'temp/api');
const updating = process.argv.includes('--update');
const manifestPath = join(root, 'package.json');
const entries = Object.entries(JSON.parse(readFileSync(manifestPath, 'utf8')).exports).filter(([, entry]) => entry.types);

/** The interface of one entry as text. */
function report(name, types) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(import.meta.dirname, `${name}.json`),
    packageJsonFullPath: manifestPath,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, types),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: { target: 'es2023', lib: ['es2023'], module: 'nodenext', strict: true, types: [], skipLibCheck: true },
          files: [join(root, types)],
        },
      },
      apiReport: { enabled: true, reportFolder: fresh, reportTempFolder: fresh, reportFileName: `${name}.api.md` },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          // The other entries speak of types that the core gives out.
          'ae-forgotten-export': { logLevel: ExtractorLogLevel[name === 'index' ? 'Warning' : 'None'], addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const seen = [];
  const { errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === 'error') seen.push(message.text);
    },
  });
  if (errorCount > 0) throw new Error(`${name}: ${seen.join('\n')}`);
  return readFileSync(join(fresh, `${name}.api.md`), 'utf8');
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
let failed = 0;
for (const [path, { types }] of entries) {
  const name = path === '.' ? 'index' : path.slice(2);
  const kept = join(import.meta.dirname, `${name}.api.md`);
  if (!existsSync(join(root, types))) {
    console.error(`${types} is missing: run \`npm run build\``);
    failed++;
    continue;
  }
  const now = report(name, types);
  const before = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
  if (now === before) console.log(`api/${name}.api.md: unchanged`);
  else if (updating) {
    writeFileSync(kept, now);
    console.log(`api/${name}.api.md: written`);
  } else {
    failed++;
    console.error(`api/${name}.api.md differs from the build: look at it, then run \`npm run api -- --update\``);
    const lines = new Set(before.split('\n'));
    const changed = new Set(now.split('\n'));
    for (const line of changed) if (!lines.has(line)) console.error(`+ ${line}`);
    for (const line of lines) if (!changed.has(line)) console.error(`- ${line}`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
