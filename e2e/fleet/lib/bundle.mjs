// Bundle a script for the page with esbuild.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function bundle(url) {
  const r = await build({
    entryPoints: [fileURLToPath(url)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
  });
  return { type: 'text/javascript; charset=utf-8', body: r.outputFiles[0].text };
}
