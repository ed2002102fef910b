import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Bootstrap } from '../../bootstrap.ts';
import { type StaticFile, staticFile } from '../../static-file.ts';
import { type SignalPage, signalPage } from './signal-page.ts';

/** What the demo is made of: the first site's keys, and files that are the same for every request. */
export interface Demo {
  publicKey: string;
  secretKey: string;
  page: string;
  files: readonly StaticFile[];
  /** the signals that have a documentation page, with that page */
  signalPages: ReadonlyMap<string, string>;
}

const FILES = [
  ['style.css', 'text/css; charset=utf-8'],
  ['app.js', 'text/javascript; charset=utf-8'],
  ['verdict-view.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
] as const;

const pageFolder = new URL('./page/', import.meta.url);
/** Of the repository; as far from the sources as from what is built of them. */
const docsFolder = new URL('../../../../../docs/signals/', import.meta.url);

/** Whether the demo exists: it shows what only a backend should see, so by default on this machine alone. */
export function hasDemo({ demo, host }: { demo: 'auto' | 'on' | 'off'; host: string }): boolean {
  return demo === 'on' || (demo === 'auto' && /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host));
}

/** Read the demo's files, and put the first site's public key into its page. */
export async function loadDemo(keys: Pick<Bootstrap, 'public_key' | 'secret_key'>): Promise<Demo> {
  const html = await readFile(new URL('index.html', pageFolder), 'utf8');
  const files = FILES.map(async ([name, type]) =>
    staticFile(`/demo/${name}`, type, await readFile(new URL(name, pageFolder))),
  );
  return {
    publicKey: keys.public_key,
    secretKey: keys.secret_key,
    page: html.replaceAll('{{public_key}}', keys.public_key),
    files: await Promise.all(files),
    signalPages: await readSignalPages(),
  };
}

/** Documentation is beside the product, not part of it: a server without it has a demo without these pages. */
async function readSignalPages(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(fileURLToPath(docsFolder)).catch(() => []);
  const ids = names.flatMap((name) => /^([a-z0-9_]+)\.md$/.exec(name)?.[1] ?? []);
  const pages = ids.map(async (id): Promise<SignalPage> => {
    return signalPage(id, await readFile(new URL(`${id}.md`, docsFolder), 'utf8'));
  });
  return new Map((await Promise.all(pages)).map(({ id, html }) => [id, html]));
}
