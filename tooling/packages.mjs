// The packages that others install, as they would be published: packed, then looked at by publint and attw, and weighed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from './steps.mjs';

/** What is published, what attw is to look for in it, and `gzipCeilings`: bytes, raised only with a reason in the commit. */
const PUBLISHED = [
  {
    folder: 'packages/collector',
    attw: ['--profile', 'esm-only', '--exclude-entrypoints', './collector.js', './manifest.json'],
    // all that loads before the first verdict
    gzipCeilings: { 'dist/collector.js': 14_336 },
  },
  {
    folder: 'packages/tls',
    attw: ['--profile', 'esm-only'],
    gzipCeilings: {},
  },
  {
    folder: 'packages/node',
    // Node 10's way to find files knows no subpaths; Node 20 is asked for
    attw: ['--profile', 'node16'],
    gzipCeilings: {
      // everything that the server offers, and the offline check
      'dist/index.js': 12_288,
      'dist/index.cjs': 12_288,
      'dist/middleware.js': 8_192,
      'dist/proxy.js': 3_072,
    },
  },
];

/** One step for each published package. */
export function packageSteps({ root, bin }) {
  return PUBLISHED.map(({ folder, attw, gzipCeilings }) => ({
    name: `package ${folder}`,
    async go() {
      const temporary = mkdtempSync(join(tmpdir(), 'veridict-pack-'));
      try {
        const tarball = await pack(join(root, folder), temporary);
        const looked = await Promise.all([
          run(join(bin, 'publint'), ['--strict', tarball], { env: { NO_COLOR: '1' } }),
          run(join(bin, 'attw'), ['--no-color', '--no-emoji', ...attw, '--', tarball]),
        ]);
        const problems = looked.filter((r) => r.code !== 0).map((r) => r.output);
        for (const [file, ceiling] of Object.entries(gzipCeilings)) {
          const bytes = gzipSync(readFileSync(join(root, folder, file)), { level: 9 }).length;
          if (bytes > ceiling) problems.push(`${file} is ${bytes} bytes gzipped, the ceiling is ${ceiling}`);
        }
        return { passed: problems.length ? 0 : 1, failed: problems.length ? 1 : 0, output: problems.join('\n') };
      } finally {
        rmSync(temporary, { recursive: true, force: true });
      }
    },
  }));
}

async function pack(folder, into) {
  const { code, output } = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', into], { cwd: folder });
  if (code !== 0) throw new Error(`npm pack failed in ${folder}:\n${output}`);
  const name = output
    .trim()
    .split('\n')
    .findLast((line) => line.endsWith('.tgz'));
  return join(into, name);
}
