// Extensions of our own making for Chromium, written into a visit's folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An extension of one content script; gives the flag that loads it. `world: 'MAIN'` puts it among the page's own code. */
export function extension(tmp, script, { runAt = 'document_idle', world = 'ISOLATED' } = {}) {
  const folder = join(tmp, 'extension');
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name: 'Helper',
    version: '1.0',
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['script.js'], run_at: runAt, world }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'script.js'), script);
  return `--load-extension=${folder}`;
}
