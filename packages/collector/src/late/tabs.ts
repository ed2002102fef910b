import type { ReadingValues } from '@veridict/contract';
import { Unreadable } from '../reading.ts';

/** Other pages of the site in this browser, and whether they have the focus too. */
export type TabFocus = ReadingValues['tabFocus'];

/** A page asks so often, and so long apart. */
const ASKS = 6;
const ASK_MS = 2500;
/** Focus counts once it has stayed for this long: while a window is changed, two pages may both think they have it. */
const QUIET_MS = 1000;

/** Ask other pages of the site in the same browser whether they have the focus. Only one can, unless somebody feigns it. */
export function watchTabs(): { read(): TabFocus; stop(): void } {
  if (typeof BroadcastChannel !== 'function' || top !== self) throw new Unreadable('absent');
  const channel = new BroadcastChannel('veridict');
  const me = `${Math.random()}`.slice(2, 14);
  const peers = new Set<string>();
  let shared = 0;
  let asks = 0;
  let since = performance.now();
  const isMine = () => document.hasFocus() && !document.hidden && performance.now() - since >= QUIET_MS;
  const unsettled = () => {
    since = performance.now();
  };
  const ask = () => {
    if (isMine()) channel.postMessage(['ask', me]);
    if (++asks >= ASKS) clearInterval(timer);
  };
  const timer = setInterval(ask, ASK_MS);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!Array.isArray(data)) return;
    const [what, from, to] = data as unknown[];
    if (what === 'ask' && peers.size < 99) peers.add(`${from}`);
    if (what === 'ask' && isMine()) channel.postMessage(['too', me, from]);
    if (what === 'too' && to === me && isMine()) shared++;
  };
  const types = ['focus', 'blur', 'visibilitychange'];
  for (const type of types) addEventListener(type, unsettled, true);
  const stop = () => {
    clearInterval(timer);
    channel.close();
    for (const type of types) removeEventListener(type, unsettled, true);
    removeEventListener('pagehide', stop);
  };
  // An open channel may keep a page out of the back/forward cache; one that comes back from there is a new page view.
  addEventListener('pagehide', stop);
  return { read: () => ({ peers: peers.size, shared }), stop };
}
