import type { ReadingValues } from '@veridict/contract';
import { tenths } from '../reading.ts';
import { isAssisted } from './listen.ts';

/** Trusted input of the page view so far: counts and medians. */
export type Interaction = ReadingValues['interaction'];

/** What listens to a page's input. */
export interface InputWatch {
  read(): Interaction;
  dispose(): void;
}

type EventMap = WindowEventMap & DocumentEventMap;
type Handlers = { [K in keyof EventMap]?: (event: EventMap[K]) => void };

/** Times of which a median is taken: the latest so many. */
const SAMPLES = 64;
/** Before this much of a press, a hand has moved the pointer there. */
const APPROACH_MS = 2000;
/** What is typed shows in the field within this time of what typed it. */
const TYPING_MS = 1000;
/** Before any moment of a page. */
const NEVER = -1e9;
/** A longer pause between keys is thought, not typing. */
const PAUSE_MS = 5000;

const NO_KEY = /^(Unidentified|Process|Dead|Shift|Control|Alt|AltGraph|Meta|CapsLock)?$/;

/**
 * Count how a page is used. Listens passively and ahead of the page's own listeners; keeps numbers only, no position
 * and nothing typed (the code of a key is held while it is down, to time its release). `onInput` is told of every
 * trusted press and key, so that the page view can decide when enough has come together.
 */
export function watchInput(onInput?: () => void): InputWatch {
  const seen: Interaction = {
    pointerMoves: 0,
    coalescedMoves: 0,
    fractionalMoves: 0,
    presses: 0,
    mousePresses: 0,
    pressureless: 0,
    touches: 0,
    pressMedianMs: null,
    pressesWithoutApproach: 0,
    keys: 0,
    codelessKeys: 0,
    keyDwellMedianMs: null,
    keyGapMedianMs: null,
    inputsWithoutKeys: 0,
    wheels: 0,
    scrolls: 0,
    untrusted: 0,
    focusChanges: 0,
    everFocused: document.hasFocus(),
  };
  /** When each pointer and each key that is down now went down. */
  const down = new Map<number | string, number>();
  const pressTimes: number[] = [];
  const dwellTimes: number[] = [];
  const gapTimes: number[] = [];
  let movedAt = NEVER;
  let keyAt = NEVER;
  let typedAt = NEVER;

  const typed = (event: Event): void => {
    typedAt = event.timeStamp;
  };
  const released = (event: Event, what: number | string, times: number[]): void => {
    const since = down.get(what);
    down.delete(what);
    if (since !== undefined) keep(times, event.timeStamp - since);
  };
  const refocused = (event: Event): void => {
    // Focus wandering between a page's own fields is not the window's.
    if (event.target !== window && event.target !== document) return;
    seen.focusChanges++;
    seen.everFocused ||= document.hasFocus();
  };
  const handlers: Handlers = {
    pointermove(event) {
      movedAt = event.timeStamp;
      seen.pointerMoves++;
      if ((event.getCoalescedEvents?.().length ?? 0) > 1) seen.coalescedMoves++;
      if (event.pointerType === 'mouse' && offDevicePixels(event)) seen.fractionalMoves++;
    },
    pointerdown(event) {
      seen.presses++;
      onInput?.();
      if (isAssisted(event)) return;
      down.set(event.pointerId, event.timeStamp);
      if (event.pointerType === 'touch') seen.touches++;
      if (event.pointerType === 'mouse') {
        seen.mousePresses++;
        if (event.buttons & 1 && event.pressure === 0) seen.pressureless++;
        if (event.timeStamp - movedAt > APPROACH_MS) seen.pressesWithoutApproach++;
      }
    },
    pointerup: (event) => released(event, event.pointerId, pressTimes),
    pointercancel: (event) => void down.delete(event.pointerId),
    keydown(event) {
      typed(event);
      // Autofill and input methods announce text by keys that are none; Shift and its like would tell of capitals.
      if (event.repeat || event.isComposing || NO_KEY.test(event.key ?? '')) return;
      seen.keys++;
      if (event.code) down.set(event.code, event.timeStamp);
      else seen.codelessKeys++;
      if (event.timeStamp - keyAt < PAUSE_MS) keep(gapTimes, event.timeStamp - keyAt);
      keyAt = event.timeStamp;
      onInput?.();
    },
    keyup: (event) => released(event, event.code, dwellTimes),
    input(event) {
      const { inputType, isComposing } = event as InputEvent;
      if (inputType !== 'insertText' || isComposing || event.timeStamp - typedAt < TYPING_MS) return;
      if (!autofilled(event.composedPath()[0])) seen.inputsWithoutKeys++;
    },
    compositionupdate: typed,
    paste: typed,
    drop: typed,
    wheel() {
      seen.wheels++;
    },
    scroll() {
      seen.scrolls++;
    },
    focus: refocused,
    blur: refocused,
    visibilitychange: refocused,
    click() {},
    submit() {},
  };
  const listener = (event: Event): void => {
    // What scripts set off counts as such, and only where it stands for a person's deed.
    if (event.isTrusted) handlers[event.type as 'click']?.(event as PointerEvent);
    else if (/^(click|submit|input|keydown|pointerdown)$/.test(event.type)) seen.untrusted++;
  };
  const types = Object.keys(handlers);
  const options = { capture: true, passive: true };
  for (const type of types) addEventListener(type, listener, options);
  return {
    read: () => ({
      ...seen,
      pressMedianMs: median(pressTimes),
      keyDwellMedianMs: median(dwellTimes),
      keyGapMedianMs: median(gapTimes),
    }),
    dispose() {
      for (const type of types) removeEventListener(type, listener, options);
    },
  };
}

/** A mouse moves by whole device pixels, whatever the page's zoom; under pinch zoom that cannot be told. */
function offDevicePixels({ clientX, clientY }: PointerEvent): boolean {
  if ((visualViewport?.scale ?? 1) !== 1) return false;
  // Within a hundredth of a whole one is whole: the page is told a rounded fraction.
  const off = (at: number): boolean => (at * devicePixelRatio + 0.01) % 1 > 0.02;
  return off(clientX) || off(clientY);
}

/** A field that the browser has filled in itself. */
function autofilled(target: EventTarget | undefined): boolean {
  try {
    return (target as Element).matches(':autofill');
  } catch {
    return false;
  }
}

/** Add a time, rounded to tenths, and forget the oldest beyond what a median needs. */
function keep(times: number[], ms: number): void {
  if (times.push(tenths(ms)) > SAMPLES) times.shift();
}

/** The middle one; of an even number, the lower. Null of none. */
export function median(times: readonly number[]): number | null {
  return [...times].sort((a, b) => a - b)[(times.length - 1) >> 1] ?? null;
}
