import type { ReadingValues } from '@veridict/contract';
import { ENGINE_PROBES } from '@veridict/contract/wire';
import type { Engine } from './facts.ts';

/** Lengths of the message of `(-1).toFixed(-1)`: V8, SpiderMonkey, JavaScriptCore. Checked 2026-11. */
const RANGE_MESSAGE = { blink: 51, gecko: 25, webkit: 44 } as const;
/** `eval`'s own text is on one line in V8 and on three elsewhere. */
const EVAL_LENGTH = { oneLine: 33, threeLines: 37 } as const;

/**
 * The engine, by what only the engine decides. `window.chrome`, the user agent and the vendor are left out on purpose:
 * extensions, Opera on iOS and in-app browsers set them. Where the facts disagree the engine is not known.
 */
export function engineOf(engine: ReadingValues['engine'] | undefined): Engine {
  if (!engine) return 'unknown';
  const bits = (names: readonly string[]) => names.filter((name) => probe(engine, name)).length;
  if (engine.evalLength === EVAL_LENGTH.oneLine) {
    return engine.hasCaptureStackTrace && engine.hasStackTraceLimit ? 'blink' : 'unknown';
  }
  if (engine.evalLength !== EVAL_LENGTH.threeLines || engine.rangeMessageLength === RANGE_MESSAGE.blink) {
    return 'unknown';
  }
  const gecko =
    Number(engine.rangeMessageLength === RANGE_MESSAGE.gecko) +
    Number(/fileName/.test(engine.errorKeys)) +
    bits(['css:-moz-appearance', 'mozInnerScreenX', 'InternalError', 'netscape']);
  const webkit =
    Number(engine.rangeMessageLength === RANGE_MESSAGE.webkit) +
    Number(/sourceURL/.test(engine.errorKeys)) +
    bits(['webkitConvertPointFromNodeToPage', 'GestureEvent', 'ApplePaySession', 'WebKitMediaKeys']);
  if (gecko >= 2 && gecko > webkit) return 'gecko';
  return webkit >= 1 && webkit > gecko ? 'webkit' : 'unknown';
}

/** Whether one of the `ENGINE_PROBES` was there. */
export function probe(engine: ReadingValues['engine'], name: string): boolean {
  const at = (ENGINE_PROBES as readonly string[]).indexOf(name);
  return at >= 0 && engine.probes[at] === '1';
}
