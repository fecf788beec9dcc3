import { katex } from '@mdit/plugin-katex';

/** The API pages with guides, physics and decisions; equations become MathML, which browsers draw without a style sheet or a font. */
export default {
  name: 'photonlink',
  entryPoints: ['src/index.ts', 'src/io/index.ts', 'src/laws/index.ts', 'src/plots/index.ts', 'src/node/index.ts'],
  projectDocuments: ['docs/guides/*.md', 'docs/physics/*.md', 'docs/decisions/*.md', 'docs/validation.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  tsconfig: 'tsconfig.build.json',
  out: 'docs/site',
  readme: 'README.md',
  customCss: 'docs/site.css',
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  treatWarningsAsErrors: true,
  markdownItLoader: (parser) => {
    parser.use(katex, { output: 'mathml', throwOnError: true, strict: 'error' });
  },
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  // The outlines of foreign packages.
  intentionallyNotDocumented: [
    ...['render', 'render.__type.asPng', 'innerBBox'].map((name) => `plots.Painter.Resvg.__type.__type.${name}`),
    ...['vega.__type.parse', 'vegaLite.__type.compile'].map((name) => `plots.Drawing.${name}`),
    ...['toSVG', 'finalize'].map((name) => `plots.DrawingView.${name}`),
  ],
  requiredToBeDocumented: ['Class', 'Function', 'Interface', 'TypeAlias', 'Variable'],
};
