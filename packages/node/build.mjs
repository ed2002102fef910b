// Builds dist/: one ESM and one CommonJS file, and the declarations for each of the two.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = dirname(fileURLToPath(import.meta.url));
const dist = join(room, 'dist');
const options = {
  absWorkingDir: room,
  entryPoints: ['src/index.ts'],
  bundle: true,
  platform: 'neutral',
  target: 'es2022',
  logLevel: 'warning',
};

rmSync(dist, { recursive: true, force: true });
await build({ ...options, format: 'esm', outfile: 'dist/index.js' });
await build({ ...options, format: 'cjs', outfile: 'dist/index.cjs' });

const declarations = mkdtempSync(join(tmpdir(), 'veridict-node-'));
try {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', declarations];
  execFileSync(process.execPath, [tsc, '-p', join(room, 'tsconfig.build.json'), ...flags], { stdio: 'inherit' });
  for (const file of readdirSync(declarations)) {
    // Each module system looks for its own kind of declaration, also behind relative imports.
    const text = readFileSync(join(declarations, file), 'utf8');
    const importing = (extension) => text.replaceAll(/(from '\.\/[^']+)\.ts'/g, `$1${extension}'`);
    writeFileSync(join(dist, file), importing('.js'));
    writeFileSync(join(dist, file.replace(/\.d\.ts$/, '.d.cts')), importing('.cjs'));
  }
} finally {
  rmSync(declarations, { recursive: true });
}
