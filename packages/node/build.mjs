// Builds dist/: for each entry one ESM and one CommonJS file, and the declarations for each of the two.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = dirname(fileURLToPath(import.meta.url));
const dist = join(room, 'dist');
/** What adapters have in common is a file of its own, and the client is the one that others import. */
const SHARED = { 'src/index.ts': 'index', 'src/middleware/index.ts': 'middleware', 'src/proxy/index.ts': 'proxy' };
const ADAPTERS = ['express', 'fastify', 'hono', 'http', 'next'];
const entries = {
  ...Object.fromEntries(Object.entries(SHARED).map(([file, name]) => [name, file])),
  ...Object.fromEntries(ADAPTERS.map((name) => [name, `src/${name}.ts`])),
};

/** Leaves imports of shared files as imports of what they are built into. */
const sharing = (extension) => ({
  name: 'shared',
  setup({ onResolve }) {
    onResolve({ filter: /\/index\.ts$/ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const file = join(resolveDir, path)
        .slice(room.length + 1)
        .replaceAll('\\', '/');
      return { path: `./${SHARED[file]}${extension}`, external: true };
    });
  },
});

rmSync(dist, { recursive: true, force: true });
for (const [format, extension] of [
  ['esm', '.js'],
  ['cjs', '.cjs'],
])
  await build({
    absWorkingDir: room,
    entryPoints: entries,
    outdir: 'dist',
    outExtension: { '.js': extension },
    format,
    bundle: true,
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'warning',
    plugins: [sharing(extension)],
  });

const declarations = mkdtempSync(join(tmpdir(), 'veridict-node-'));
try {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', declarations];
  execFileSync(process.execPath, [tsc, '-p', join(room, 'tsconfig.build.json'), ...flags], { stdio: 'inherit' });
  for (const file of readdirSync(declarations, { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue;
    // Each module system looks for its own kind of declaration, also behind relative imports.
    const text = readFileSync(join(declarations, file), 'utf8');
    const importing = (extension) => text.replaceAll(/(from '\.\.?\/[^']+)\.ts'/g, `$1${extension}'`);
    writeFileSync(join(declarations, file), importing('.js'));
    writeFileSync(join(declarations, file.replace(/\.d\.ts$/, '.d.cts')), importing('.cjs'));
  }
  cpSync(declarations, dist, { recursive: true });
} finally {
  rmSync(declarations, { recursive: true });
}
