// Builds what is served and what is published:
//   dist/collector.js                    the script tag's file (IIFE); its lazily loaded parts are not in it
//   dist/collector/<version>-<hash>.js   the same bytes under a name that never changes its content
//   dist/collector/<hash>-<part>.js      the lazily loaded parts (ES modules)
//   dist/index.js, dist/parts/…          the npm entry (ES module) and its parts
//   dist/types/                          declarations that import nothing from outside
//   dist/maps/                           source maps, apart: nothing shipped refers to them
//   dist/manifest.json                   name, path, size, integrity of every served file
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import typescript from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);

/** Browsers that know all of ES2021 (Chrome 85, Firefox 79, Safari 14): most that need the fallback signer are newer. */
const TARGET = 'es2021';
/** Notices that have to travel with the code of others, by part; tweetnacl is in the public domain. Whole licences: NOTICE. */
const ALTCHA = '/*! altcha, (c) Daniel Regeci, BAU Software, MIT */';
const NOTICES = {
  visitor: /\/\*\*[\s\S]*?\*\//.exec(
    readFileSync(fileURLToPath(import.meta.resolve('@fingerprintjs/fingerprintjs')), 'utf8'),
  )[0],
  enforce: ALTCHA,
  sha: ALTCHA,
};
/** Names that only the script tag's file uses with itself: never on the wire, in the platform, or in a lazily loaded part. */
const INTERNAL =
  /^(?:textOf|pristine|watchLate|gather|sendSoon|answered|navigated|leaving|restored|submitting|answeredMs|wallMs|activated|isVisible|emit|signer|cookieDomain|dispose|leave|isSecure)$/;
const minify = (internal) =>
  terser({
    ecma: 2020,
    compress: {
      passes: 3,
      drop_console: ['log', 'info', 'warn', 'error'],
      unsafe_arrows: true,
      unsafe_methods: true,
    },
    format: { comments: false },
    ...(internal && { mangle: { properties: { regex: internal } } }),
  });

async function bundle(input, output, define = {}, internal = null) {
  const build = await rollup({
    input,
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['@veridict/source'] }),
      esbuild({ target: TARGET, define }),
      commonJsNacl(),
      minify(internal),
    ],
    onwarn(warning, warn) {
      throw new Error(`${warning.code}: ${warning.message}`, { cause: warn });
    },
  });
  const { output: files } = await build.generate({
    sourcemap: 'hidden',
    generatedCode: 'es2015',
    ...output,
  });
  await build.close();
  // at the end, where it moves nothing that the map speaks of
  for (const file of files) if (Object.hasOwn(NOTICES, file.name)) file.code += `${NOTICES[file.name]}\n`;
  return files;
}

/** tweetnacl is one CommonJS file; a whole plugin for that would be a dependency more. */
function commonJsNacl() {
  return {
    name: 'commonjs-nacl',
    transform(code, id) {
      if (!id.endsWith('nacl-fast.js')) return null;
      return {
        code: `const module = { exports: {} }, require = undefined; ${code}\nexport default module.exports;`,
        map: null,
      };
    },
  };
}

/** What goes into dist, written at the end and all at once: who reads the last build meanwhile finds it whole. */
const out = new Map();
const put = (path, content) => out.set(path, Buffer.from(content));

/** Writes a bundle's files, their maps apart, and gives back the entry's code. */
function keep(files, nameOf = (file) => file.fileName) {
  for (const file of files.filter(({ type }) => type === 'chunk')) {
    put(nameOf(file), file.code);
    put(`maps/${nameOf(file)}.map`, file.map.toString());
  }
  return files.find(({ isEntry }) => isEntry).code;
}

/** One lazily loaded part of the script tag's file, under a name made from its content. */
async function part(name, define = {}) {
  const files = await bundle(join(here, `src/chunks/${name}.ts`), { format: 'es' }, define);
  const file = `${sha256(files[0].code, 'hex').slice(0, 8)}-${name}.js`;
  keep(files, () => `collector/${file}`);
  return file;
}

/** The solver of proofs of work, as its makers built it: a worker's file of its own, minified. */
async function solver() {
  const path = fileURLToPath(import.meta.resolve('altcha/workers/sha'));
  const [file] = await bundle(path, { format: 'iife' });
  if (!file.code.includes(ALTCHA)) throw new Error(`The solver's own file is ${file.name} now: name it in NOTICES.`);
  const name = `${sha256(file.code, 'hex').slice(0, 8)}-solver.js`;
  keep([file], () => `collector/${name}`);
  return name;
}

const solverFile = await solver();
const chunkFiles = {
  fallbackSigner: await part('fallback-signer'),
  visitor: await part('visitor'),
  closely: await part('closely'),
  enforce: await part('enforce', { SOLVER_FILE: JSON.stringify(solverFile) }),
};
const script = keep(
  await bundle(
    join(here, 'src/script.ts'),
    { format: 'iife', file: 'collector.js' },
    { CHUNK_FILES: JSON.stringify(chunkFiles) },
    INTERNAL,
  ),
);
const versioned = `collector/${version}-${sha256(script, 'hex').slice(0, 12)}.js`;
put(versioned, script);
keep(
  await bundle(join(here, 'src/index.ts'), {
    format: 'es',
    entryFileNames: 'index.js',
    chunkFileNames: 'parts/[name].js',
  }),
);

// A name that a part uses too would be another name on either side.
for (const file of [...Object.values(chunkFiles), solverFile]) {
  const shared = out
    .get(`collector/${file}`)
    .toString()
    .match(/[\w$]+/g)
    .find((word) => INTERNAL.test(word));
  if (shared) throw new Error(`${file} uses ${shared}, which is shortened in collector.js: take it out of INTERNAL`);
}

const served = [
  'collector.js',
  versioned,
  ...[...Object.values(chunkFiles), solverFile].map((file) => `collector/${file}`),
];
const files = served.map((path) => {
  const bytes = out.get(path);
  return [
    path,
    {
      path,
      bytes: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      sri: `sha256-${sha256(bytes, 'base64')}`,
      sha256: sha256(bytes, 'hex'),
    },
  ];
});
put(
  'manifest.json',
  `${JSON.stringify({ version, script: 'collector.js', versioned, files: Object.fromEntries(files) }, null, 2)}\n`,
);

// Declarations: those of the entry and what it names, with the one foreign import beside them.
for (const [file, name] of [['index'], ['api'], ['options'], ['../../contract/src/wire', 'wire']]) {
  const source = readFileSync(join(here, 'src', `${file}.ts`), 'utf8');
  const compilerOptions = { declaration: true, isolatedDeclarations: true, rewriteRelativeImportExtensions: true };
  const { outputText, diagnostics } = typescript.transpileDeclaration(source, {
    compilerOptions,
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0)
    throw new Error(`${file}: ${typescript.flattenDiagnosticMessageText(diagnostics[0].messageText, ' ')}`);
  const text = outputText
    .replaceAll("'@veridict/contract/wire'", "'./wire.js'")
    .replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
  put(`types/${name ?? file}.d.ts`, text);
}

rmSync(dist, { recursive: true, force: true });
for (const [path, content] of out) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), content);
}
for (const [name, { bytes, gzip }] of files) console.log(`${name}  ${bytes} bytes, ${gzip} gzip`);
