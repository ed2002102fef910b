// Who may import whom. Each rule has a name and says what to do; tooling/import-rules.test.ts shows that each can fail.
const TEST = String.raw`(\.test\.ts|\.cases\.ts|\.browser\.ts)$|/testing/|/engines/`;

/** Units of `folder` may import anything but one another; `unit` is what tells one from the next in its path. */
const island = (what, folder, unit, comment) => ({
  name: `units-are-islands-${what}`,
  severity: 'error',
  comment,
  from: { path: `^${folder}/${unit}`, pathNot: '/index\\.ts$' },
  to: { path: `^${folder}/${unit.replace(/[()]/g, '')}`, pathNot: '(^|/)$1(\\.|/)' },
});

export default {
  forbidden: [
    {
      name: 'contract-stands-alone',
      severity: 'error',
      comment: 'The contract knows nobody but zod. Move what it needs into it, or do the work on the other side.',
      from: { path: '^packages/contract/src', pathNot: TEST },
      to: { pathNot: ['^packages/contract/src', '(^|/)node_modules/zod/', '^zod$'] },
    },
    {
      name: 'wire-imports-nothing',
      severity: 'error',
      comment: 'The browser pays for every byte of wire.ts. Write the constant or type there, import nothing.',
      from: { path: '^packages/contract/src/wire\\.ts$' },
      to: {},
    },
    {
      name: 'browser-runs-no-schema',
      severity: 'error',
      comment:
        'A schema in the browser costs 23 kB. Import values from @veridict/contract/wire, and types with `import type`.',
      from: { path: '^packages/collector/src', pathNot: TEST },
      to: {
        path: ['^packages/contract/', '(^|/)node_modules/zod/', '^packages/verifier/', '^zod$'],
        pathNot: '^packages/contract/(src|dist)/wire\\.',
        dependencyTypesNot: ['type-only'],
      },
    },
    island(
      'readings',
      'packages/contract/src/readings',
      '([^/.]+)\\.',
      'A reading does not know its neighbours. Move shared shapes up to packages/contract/src/shapes.ts.',
    ),
    island(
      'sources',
      'packages/collector/src/sources',
      '([^/.]+)\\.',
      'A source does not know its neighbours. Move what they share to packages/collector/src or realms/.',
    ),
    island(
      'signals',
      'packages/verifier/src/signals/[^/]+',
      '([^/.]+)\\.',
      'A signal does not know its neighbours. Move what they share up to packages/verifier/src/signals or facts/.',
    ),
    island(
      'surfaces',
      'apps/api/src/surfaces',
      '([^/.]+)/',
      'A surface does not know its neighbours. Move what they share up to apps/api/src.',
    ),
    {
      name: 'verifier-has-no-hands',
      severity: 'error',
      comment:
        'The verifier has no clock, disk or network, so a verdict can be replayed. Hand the value or function in.',
      from: { path: '^packages/verifier/src', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'verifier-knows-the-contract-only',
      severity: 'error',
      comment: 'Judging depends on the contract and zod. Anything else is handed in by the caller.',
      from: { path: '^packages/verifier/src', pathNot: TEST },
      to: {
        pathNot: ['^packages/(verifier|contract)/', '(^|/)node_modules/zod/', '^zod$'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'sdk-depends-on-nothing',
      severity: 'error',
      comment: 'Whoever installs @veridict/node installs nothing else. Write the few lines, or the type, here.',
      from: { path: '^packages/node/src', pathNot: TEST },
      to: { pathNot: '^packages/node/src', dependencyTypesNot: ['core'] },
    },
    {
      name: 'state-only-through-its-port',
      severity: 'error',
      comment: 'Nobody but the store knows how it stores. Use the operations of state/port.ts; add one if none fits.',
      from: { path: '^apps/api/src', pathNot: ['^apps/api/src/state/', TEST] },
      to: { path: '^apps/api/src/state/', pathNot: '^apps/api/src/state/(port|open)\\.ts$' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      comment: 'Tests, their builders and the corpus are not shipped. Move what the product needs out of them.',
      from: { path: '^(packages|apps)/', pathNot: [TEST, '^packages/corpus/', '\\.(mjs|config\\.ts)$'] },
      to: {
        path: [TEST, '^packages/corpus/', '(^|/)node_modules/(vitest|fast-check|jose)/', '^(vitest|fast-check|jose)$'],
      },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      comment: 'Packages are used by apps, not the other way round. Move the shared part into a package.',
      from: { path: '^(packages|tooling|e2e|bench|examples)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'e2e-and-bench-see-builds',
      severity: 'error',
      comment:
        'What is measured and tried end to end is what is built. Import the package by its name, not its source.',
      from: { path: '^(e2e|bench)/' },
      // a relative path is `local`; a package's name is what a build answers to
      to: { path: '^(packages|apps)/[^/]+/src/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third that both use.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      comment: 'Write the extension of a relative import, and declare the package in the workspace that imports it.',
      // what a build makes is not there before it
      from: { pathNot: ['^(e2e|bench)/', TEST] },
      to: { couldNotResolve: true, pathNot: '/dist/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/', '^e2e/fleet/(visitors|targets|node_modules)'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@veridict/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
