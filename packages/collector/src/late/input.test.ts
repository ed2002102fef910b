import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type InputWatch, median, watchInput } from './input.ts';

const view = { devicePixelRatio: 1, visualViewport: { scale: 1 }, focused: true };
let listeners: Map<string, Set<(event: object) => void>>;
let watch: InputWatch;
let heard: number;

/** Hand the watch an event as a browser would: trusted unless it says otherwise. */
function give(type: string, at: number, more: object = {}): void {
  const event = { type, isTrusted: true, timeStamp: at, target: null, composedPath: () => [null], ...more };
  for (const listener of listeners.get(type) ?? []) listener(event);
}
const mouse = (more: object = {}) => ({
  pointerType: 'mouse',
  pointerId: 1,
  width: 1,
  clientX: 1,
  clientY: 1,
  ...more,
});
const key = (code: string, more: object = {}) => ({ code, key: 'x', ...more });

beforeEach(() => {
  listeners = new Map();
  heard = 0;
  Object.assign(view, { devicePixelRatio: 1, visualViewport: { scale: 1 }, focused: true });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { hasFocus: () => view.focused });
  vi.stubGlobal('visualViewport', view.visualViewport);
  vi.stubGlobal('devicePixelRatio', view.devicePixelRatio);
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
  });
  vi.stubGlobal('removeEventListener', (type: string, listener: () => void) => listeners.get(type)?.delete(listener));
  watch = watchInput(() => heard++);
});
afterEach(() => {
  watch.dispose();
  vi.unstubAllGlobals();
});

describe('moves', () => {
  test.each([
    { ratio: 1, x: 10, fractional: 0 },
    { ratio: 1, x: 10.37, fractional: 1 },
    { ratio: 1.5, x: 10.667, fractional: 0 },
    { ratio: 1.5, x: 10.5, fractional: 1 },
  ])('at $x on a screen of ratio $ratio', ({ ratio, x, fractional }) => {
    vi.stubGlobal('devicePixelRatio', ratio);
    give('pointermove', 1, mouse({ clientX: x, clientY: 0 }));
    expect(watch.read()).toMatchObject({ pointerMoves: 1, fractionalMoves: fractional });
  });

  test('under pinch zoom, and of a finger, fractions are nothing', () => {
    give('pointermove', 1, mouse({ pointerType: 'touch', clientX: 1.5 }));
    vi.stubGlobal('visualViewport', { scale: 2 });
    give('pointermove', 2, mouse({ clientX: 1.5 }));
    expect(watch.read()).toMatchObject({ pointerMoves: 2, fractionalMoves: 0 });
  });

  test('coalesced ones are those that carry several', () => {
    for (const events of [0, 1, 2, 5]) give('pointermove', 1, mouse({ getCoalescedEvents: () => Array(events) }));
    give('pointermove', 1, mouse());
    expect(watch.read()).toMatchObject({ pointerMoves: 5, coalescedMoves: 2 });
  });
});

describe('presses', () => {
  test.each([
    { of: 'a hand', more: { buttons: 1, pressure: 0.5 }, pressureless: 0 },
    { of: 'a debugger', more: { buttons: 1, pressure: 0, persistentDeviceId: 1 }, pressureless: 1 },
    { of: 'another button', more: { buttons: 2, pressure: 0 }, pressureless: 0 },
  ])('pressure of $of', ({ more, pressureless }) => {
    give('pointerdown', 1, mouse(more));
    expect(watch.read()).toMatchObject({ presses: 1, mousePresses: 1, pressureless });
  });

  test.each([
    { of: 'no extent', more: { width: 0 } },
    { of: 'no device', more: { persistentDeviceId: 0 } },
  ])('what assistive technology presses by name, of $of, is a press, and none of a mouse', ({ more }) => {
    give('pointerdown', 0, mouse({ buttons: 1, pressure: 0, ...more }));
    give('pointerup', 0, mouse(more));
    expect(watch.read()).toMatchObject({
      presses: 1,
      mousePresses: 0,
      pressureless: 0,
      pressesWithoutApproach: 0,
      pressMedianMs: null,
    });
    expect(heard).toBe(1);
  });

  test('the median time from press to release, of each pointer for itself', () => {
    give('pointerdown', 0, mouse());
    give('pointerdown', 10, mouse({ pointerId: 2, pointerType: 'touch' }));
    give('pointerup', 80, mouse());
    give('pointerup', 60, mouse({ pointerId: 2, pointerType: 'touch' }));
    give('pointerdown', 100, mouse());
    give('pointercancel', 900, mouse());
    expect(watch.read()).toMatchObject({ presses: 3, touches: 1, pressMedianMs: 50 });
    expect(heard).toBe(3);
  });

  test('a press without a move in the two seconds before', () => {
    give('pointerdown', 100, mouse());
    give('pointermove', 200, mouse());
    give('pointerdown', 2100, mouse());
    give('pointerdown', 2300, mouse());
    give('pointerdown', 9000, mouse({ pointerType: 'touch' }));
    expect(watch.read()).toMatchObject({ presses: 4, pressesWithoutApproach: 2 });
  });
});

describe('keys', () => {
  test('dwell and gap, without repeats and pauses', () => {
    give('keydown', 0, key('KeyA'));
    give('keydown', 30, key('KeyA', { repeat: true }));
    give('keyup', 90, key('KeyA'));
    give('keydown', 200, key('KeyB'));
    give('keyup', 260, key('KeyB'));
    give('keydown', 9000, key('KeyC'));
    give('keyup', 9100, key('KeyC'));
    expect(watch.read()).toMatchObject({ keys: 3, codelessKeys: 0, keyDwellMedianMs: 90, keyGapMedianMs: 200 });
  });

  test('keys without a code; those of autofill and input methods are none', () => {
    give('keydown', 0, key('', { key: 'a' }));
    for (const name of [undefined, 'Unidentified', 'Process', 'Dead', 'Shift', 'CapsLock'])
      give('keydown', 0, key('', { key: name }));
    give('keydown', 0, key('', { isComposing: true }));
    expect(watch.read()).toMatchObject({ keys: 1, codelessKeys: 1 });
  });
});

describe('text', () => {
  const text = { inputType: 'insertText' };
  test.each([
    { after: 'nothing', before: [], without: 1 },
    { after: 'a key', before: ['keydown'], without: 0 },
    { after: 'a composition', before: ['compositionupdate'], without: 0 },
    { after: 'a paste', before: ['paste'], without: 0 },
    { after: 'a drop', before: ['drop'], without: 0 },
    { after: 'a move', before: ['pointermove'], without: 1 },
  ])('after $after', ({ before, without }) => {
    for (const type of before) give(type, 5000, { ...mouse(), ...key('KeyA') });
    give('input', 5020, text);
    expect(watch.read().inputsWithoutKeys).toBe(without);
  });

  test.each([
    { of: 'a key long ago', at: 7000, more: text, without: 1 },
    { of: 'the browser itself', at: 9000, more: { composedPath: () => [{ matches: () => true }] }, without: 0 },
    { of: 'a replacement', at: 9000, more: { inputType: 'insertReplacementText' }, without: 0 },
    { of: 'a composition', at: 9000, more: { isComposing: true }, without: 0 },
  ])('of $of', ({ at, more, without }) => {
    give('keydown', 5000, key('KeyA'));
    give('input', at, { ...text, ...more });
    expect(watch.read().inputsWithoutKeys).toBe(without);
  });
});

test('what scripts set off counts only where it stands for a deed', () => {
  for (const type of ['click', 'submit', 'input', 'keydown', 'pointerdown', 'scroll', 'focus', 'pointermove']) {
    give(type, 1, { isTrusted: false });
  }
  expect(watch.read()).toMatchObject({ untrusted: 5, presses: 0, keys: 0, scrolls: 0, pointerMoves: 0 });
});

test('wheel, scroll and the focus of the window', () => {
  give('wheel', 1);
  give('scroll', 1);
  give('focus', 1, { target: {} });
  give('blur', 1, { target: globalThis });
  give('visibilitychange', 1, { target: document });
  expect(watch.read()).toMatchObject({ wheels: 1, scrolls: 1, focusChanges: 2, everFocused: true });
});

test('a page that gains focus later has had it', () => {
  view.focused = false;
  const late = watchInput();
  expect(late.read().everFocused).toBe(false);
  view.focused = true;
  give('focus', 1, { target: globalThis });
  expect(late.read().everFocused).toBe(true);
  late.dispose();
});

test('nothing listens any more once it is disposed of', () => {
  watch.dispose();
  expect([...listeners.values()].every((set) => set.size === 0)).toBe(true);
});

test('keeps no more times than a median needs', () => {
  for (let i = 0; i < 1000; i++) {
    give('pointerdown', i * 10, mouse());
    give('pointerup', i * 10 + (i < 900 ? 1 : 7), mouse());
  }
  expect(watch.read()).toMatchObject({ presses: 1000, pressMedianMs: 7 });
});

test.each([
  { times: [], middle: null },
  { times: [5], middle: 5 },
  { times: [9, 1], middle: 1 },
  { times: [10, 9, 100], middle: 10 },
])('the median of $times', ({ times, middle }) => {
  expect(median(times)).toBe(middle);
});
