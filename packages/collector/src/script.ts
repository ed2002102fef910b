// The script tag's entry, and the only file that does something by being loaded: in a page it starts the collector, in
// the collector's own worker it answers for that realm.
import { ERROR_EVENT, type ErrorDetail } from '@veridict/contract/wire';
import { install } from './browser.ts';
import { fromScriptTag } from './options.ts';
import { pageOf, safely } from './page.ts';
import { runWorker } from './realms/worker.ts';

/** File names of the lazily loaded parts; the build fills them in. */
declare const CHUNK_FILES: { fallbackSigner: string; visitor: string; enforce: string; closely: string };

/** Parts lie in the folder `collector/` beside the script, or right beside it when it is served from there itself. */
function chunkUrl(file: string, scriptUrl: string): string {
  return new URL((/\/collector\/[^/]*$/.test(new URL(scriptUrl).pathname) ? '' : 'collector/') + file, scriptUrl).href;
}

function startFromTag(): void {
  const current = document.currentScript ?? document.querySelector('script[data-key]');
  const tag = current as HTMLScriptElement | null;
  const scriptUrl = tag?.src ?? '';
  install(window, fromScriptTag(tag), scriptUrl, {
    // `import()` takes over the tag's nonce, needs no element on the page and no name on `window`.
    fallbackSigner: async () => (await import(chunkUrl(CHUNK_FILES.fallbackSigner, scriptUrl))).fallbackSigner,
    visitor: async () => (await import(chunkUrl(CHUNK_FILES.visitor, scriptUrl))).recogniseVisitor,
    closely: async () => (await import(chunkUrl(CHUNK_FILES.closely, scriptUrl))).watchClosely,
    enforce: async () => (await import(chunkUrl(CHUNK_FILES.enforce, scriptUrl))).enforce,
  });
}

/** A page that took away what even starting needs is told so, where it can still be told. */
function startOrTell(): void {
  try {
    startFromTag();
  } catch {
    pageOf(window).emit(ERROR_EVENT, { code: 'unsupported', message: 'Cannot run here.' } satisfies ErrorDetail);
  }
}

safely(typeof document === 'undefined' ? () => runWorker(self) : startOrTell)();
