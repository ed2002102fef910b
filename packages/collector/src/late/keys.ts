import type { ReadingValues } from '@veridict/contract';
import { isFilled, isTextField, onSend } from './fields.ts';
import type { Ear } from './listen.ts';
import { keepTime, quartilesOf } from './quartiles.ts';

/** How keys are pressed and fields are filled, as counts and quartiles. */
export type KeyPhysics = ReadingValues['keyPhysics'];

/** A longer pause between keys is thought, not typing. */
const PAUSE_MS = 5000;
/** A key that is down for longer was let go where the page could not hear of it. */
const FORGOTTEN_MS = 3000;
const MODIFIERS = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|Fn|OS)$/;
/** What input methods and the browser's own help announce instead of a key. */
const NO_KEY = /^(Unidentified|Process|Dead)?$/;

/** Whether a key event is one key going down under a finger: no repeat, no modifier, nothing of an input method. */
function isKey({ key, isComposing, repeat }: KeyboardEvent): boolean {
  return !repeat && !isComposing && !NO_KEY.test(key ?? '') && !MODIFIERS.test(key);
}

/**
 * Watch the keys and fields of a page. Of a key, the code is held while it is down, to know its release; of a field,
 * whether a person or a script changed it. Neither leaves the page, and nothing else of them is kept.
 */
export function watchKeys(ear: Ear, now: () => number): () => KeyPhysics {
  const seen = {
    keys: 0,
    rollovers: 0,
    unreleased: 0,
    numberless: 0,
    shiftlessCapital: false,
    focusless: 0,
    fields: 0,
    scripted: 0,
    silent: 0,
  };
  const dwells: number[] = [];
  const flights: number[] = [];
  const gaps: number[] = [];
  let down = new Map<string, number>();
  let downAt = -1e9;
  let upAt = -1e9;
  /** Fields that changed: whether only scripts told so. */
  const changed = new WeakMap<EventTarget, boolean>();

  ear.on('keydown', (event: KeyboardEvent) => {
    if (!isKey(event)) return;
    const { code, key, timeStamp: at } = event;
    seen.keys++;
    if (event.keyCode === 0) seen.numberless++;
    if (key.length === 1 && key !== key.toLowerCase() && !event.shiftKey && !event.getModifierState('CapsLock'))
      seen.shiftlessCapital = true;
    if (!document.hasFocus()) seen.focusless++;
    if (at - downAt < PAUSE_MS) keepTime(gaps, at - downAt);
    if (at - upAt < PAUSE_MS && down.size === 0) keepTime(flights, at - upAt);
    downAt = at;
    for (const [other, since] of down) {
      if (other !== code && at - since < FORGOTTEN_MS) continue;
      down.delete(other);
      seen.unreleased++;
    }
    if (down.size) seen.rollovers++;
    if (code) down.set(code, at);
  });
  ear.on('keyup', ({ code, timeStamp: at }: KeyboardEvent) => {
    const since = down.get(code);
    if (since === undefined) return;
    down.delete(code);
    keepTime(dwells, at - since);
    upAt = at;
  });
  // What is let go elsewhere is not heard of here; some systems say nothing of a key that is let go beside Meta.
  const forget = () => {
    down = new Map();
  };
  ear.on('blur visibilitychange', ({ target }: Event) => (target === window || target === document) && forget());
  ear.on('keydown keyup', ({ key }: KeyboardEvent) => MODIFIERS.test(key ?? '') && key !== 'Shift' && forget());

  const change = (event: Event): void => {
    const [field] = event.composedPath();
    if (!field || !isTextField(field)) return;
    const before = changed.get(field);
    const byScript = !event.isTrusted && before !== false;
    if (before === undefined) seen.fields++;
    if (byScript && before === undefined) seen.scripted++;
    if (before && !byScript) seen.scripted--;
    changed.set(field, byScript);
  };
  ear.on('input change', change, true);
  onSend(ear, (fields) => {
    for (const field of fields)
      if (isFilled(field) && !changed.has(field)) {
        changed.set(field, true);
        seen.silent++;
      }
  });

  return () => ({
    ...seen,
    unreleased: seen.unreleased + [...down.values()].filter((since) => now() - since >= FORGOTTEN_MS).length,
    dwells: quartilesOf(dwells),
    flights: quartilesOf(flights),
    gaps: quartilesOf(gaps),
  });
}
