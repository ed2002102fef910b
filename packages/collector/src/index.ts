import type { Veridict } from './api.ts';
import { install } from './browser.ts';
import { fromCaller, type StartOptions } from './options.ts';

export type { Action, Band, Consent, Enforce, ErrorDetail, VerdictDetail } from '@veridict/contract/wire';
export type { Veridict } from './api.ts';
export type { StartOptions, WorkerMode } from './options.ts';

/**
 * Starts the collector on the page, once: a second call gives back the first one's collector. Importing this module
 * does nothing by itself, so it may be imported where there is no page.
 * @throws TypeError when an option is missing or wrong, or where there is no page.
 * @example
 * const veridict = start({ key: 'pk_live_…', endpoint: 'https://veridict.example' });
 * const token = await veridict.token();
 */
export function start(options: StartOptions): Veridict {
  if (typeof window === 'undefined' || typeof document === 'undefined')
    throw new TypeError('Veridict: start() runs in a page; on a server, ask for verdicts with @veridict/node.');
  const parsed = fromCaller(options);
  return install(window, parsed, `${parsed.endpoint}/collector.js`, {
    fallbackSigner: async () => (await import('./chunks/fallback-signer.ts')).fallbackSigner,
    visitor: async () => (await import('./chunks/visitor.ts')).recogniseVisitor,
    closely: async () => (await import('./chunks/closely.ts')).watchClosely,
    enforce: async () => (await import('./chunks/enforce.ts')).enforce,
  });
}
