import { readings } from '@veridict/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mouseEvent as mouse, openStage, type Stage } from '../testing/stage.ts';
import { type Ear, openEar } from './listen.ts';
import { type PointerPhysics, watchPointer } from './pointer.ts';

let stage: Stage;
let ear: Ear;
let read: () => PointerPhysics;
beforeEach(() => {
  stage = openStage();
  ear = openEar();
  read = watchPointer(ear);
});
afterEach(() => {
  expect(readings.pointerPhysics.schema.safeParse(read()).error).toBeUndefined();
  ear.stop();
  expect(stage.listeners()).toBe(0);
  vi.unstubAllGlobals();
});

const move = (at: number, x: number, more: object = {}) =>
  stage.give('pointermove', at, mouse({ clientX: x, clientY: 0, ...more }));
const press = (at: number, more: object = {}) => stage.give('pointerdown', at, mouse({ buttons: 1, ...more }));
const release = (at: number, more: object = {}) => stage.give('pointerup', at, mouse(more));

describe('moves', () => {
  test('leaps are far, alone, and of a mouse that was there', () => {
    move(0, 0);
    move(10, 500);
    move(20, 1000, { getCoalescedEvents: () => Array(9) });
    stage.give('pointerout', 21, mouse({ relatedTarget: null }));
    move(30, 0);
    move(40, 290);
    stage.give('pointermove', 50, mouse({ pointerType: 'touch', clientX: 900 }));
    expect(read()).toMatchObject({ moves: 5, leaps: 1, moveGaps: [10, 10, 10] });
  });

  test('times between them, but not those of a pause', () => {
    for (const at of [0, 8, 16, 30, 900]) move(at, 1);
    expect(read().moveGaps).toEqual([8, 8, 8]);
  });
});

describe('presses', () => {
  const box = (width: number, height: number) => ({
    getBoundingClientRect: () => ({ left: 100, top: 100, width, height }),
  });
  test.each([
    { at: 'the centre', x: 150, y: 120, path: [box(100, 40)], centred: 1 },
    { at: 'the centre of what is around it', x: 150, y: 120, path: [box(20, 12), box(100, 40)], centred: 1 },
    { at: 'a place beside', x: 152, y: 120, path: [box(100, 40)], centred: 0 },
    { at: 'a speck', x: 104, y: 104, path: [box(8, 8)], centred: 0 },
    { at: 'the page itself', x: 150, y: 120, path: [{}], centred: 0 },
  ])('at $at', ({ x, y, path, centred }) => {
    press(0, { clientX: x, clientY: y, composedPath: () => path });
    expect(read()).toMatchObject({ presses: 1, centred });
  });

  test('that were led there, slower at the end or by a ruler', () => {
    for (let i = 0; i < 20; i++) move(i * 10, 400 * (1 - (1 - i / 19) ** 3));
    press(210);
    for (let i = 0; i < 20; i++) move(1000 + i * 10, i * 20);
    press(1200);
    move(5000, 3);
    press(5001);
    expect(read()).toMatchObject({ presses: 3, led: 2, slowing: 1, ruled: 1 });
  });

  test('by assistive technology are none of a mouse', () => {
    for (const at of [0, 1, 2]) {
      press(at, { persistentDeviceId: 0, pressure: 0, composedPath: () => [box(100, 40)], clientX: 150, clientY: 120 });
      release(at, { persistentDeviceId: 0, buttons: 1 });
    }
    expect(read()).toMatchObject({ presses: 0, centred: 0, pressures: [0, 0, 0, 0], dwells: null });
    expect(read()).toMatchObject({ heldReleases: 0, strayReleases: 0 });
  });

  test('pressure, and how long', () => {
    [0, 0.5, 0.5, 1, 0.3].forEach((pressure, i) => {
      press(i * 1000, { pressure });
      release(i * 1000 + 80 + i);
    });
    expect(read()).toMatchObject({ pressures: [1, 2, 1, 1], dwells: [81, 82, 83] });
  });

  test.each([
    { of: 'a window with a frame', screenY: 188, unframed: 0 },
    { of: 'somebody who forgot the frame', screenY: 100, unframed: 1 },
  ])('on the screen of $of', ({ screenY, unframed }) => {
    press(0, { clientY: 100, screenY });
    expect(read().unframed).toBe(unframed);
  });

  test('in a window that has none, or is zoomed, that tells nothing', () => {
    vi.stubGlobal('innerHeight', 800);
    press(0, { clientY: 100, screenY: 100 });
    vi.stubGlobal('innerHeight', 712);
    vi.stubGlobal('innerWidth', 1024);
    press(1, { clientY: 100, screenY: 100 });
    expect(read().unframed).toBe(0);
  });
});

describe('buttons', () => {
  test('a release that still holds, one that nobody pressed, a drag that holds nothing', () => {
    press(0);
    move(10, 1);
    move(20, 2);
    release(30, { buttons: 1 });
    release(40);
    expect(read()).toMatchObject({ unheldDrags: 2, heldReleases: 1, strayReleases: 1 });
  });

  test('a dialog that swallows the release, and what the browser drags itself', () => {
    press(0);
    move(10, 1);
    press(500);
    release(600);
    press(700);
    stage.give('pointercancel', 710, mouse());
    move(720, 1);
    expect(read()).toMatchObject({ unheldDrags: 0, heldReleases: 0, strayReleases: 0 });
  });

  test('the focus of a field goes away between press and release, as it does on every other press', () => {
    press(0);
    stage.give('blur', 1, { target: {} });
    release(80);
    expect(read()).toMatchObject({ strayReleases: 0, dwells: [80, 80, 80] });
    press(1000);
    stage.give('blur', 1001, { target: globalThis });
    release(1080);
    expect(read().strayReleases).toBe(1);
  });

  test('other buttons are not asked', () => {
    press(0, { button: 2, buttons: 2 });
    release(10, { button: 2 });
    expect(read()).toMatchObject({ presses: 0, strayReleases: 0 });
  });
});

describe('fingers and pens', () => {
  const touch = (more: object) => ({ radiusX: 1, radiusY: 1, force: 1, rotationAngle: 0, identifier: 0, ...more });
  test('contacts that are the same each time, and such as skin makes', () => {
    for (let i = 0; i < 3; i++) stage.give('touchstart', i, { changedTouches: [touch({})] });
    expect(read().touch).toEqual({ presses: 3, unit: 3, sizes: 1, forces: 1, identifiers: 1 });
    stage.give('touchstart', 9, { changedTouches: [touch({ radiusX: 11.5, force: 0.4, identifier: 1 }), touch({})] });
    expect(read().touch).toEqual({ presses: 5, unit: 4, sizes: 2, forces: 2, identifiers: 2 });
  });

  test('pressures of a pen', () => {
    for (const pressure of [0.1, 0.2, 0.2]) stage.give('pointerdown', 0, mouse({ pointerType: 'pen', pressure }));
    expect(read()).toMatchObject({ presses: 0, pen: { presses: 3, pressures: 2 } });
  });

  test('no more values are told apart than needed', () => {
    for (let i = 0; i < 99; i++) stage.give('touchstart', i, { changedTouches: [touch({ identifier: i })] });
    expect(read().touch.identifiers).toBe(16);
  });
});

test('what scripts set off moves and presses nothing', () => {
  for (const type of ['pointermove', 'pointerdown', 'pointerup']) stage.give(type, 1, mouse({ isTrusted: false }));
  expect(read()).toMatchObject({ moves: 0, presses: 0, strayReleases: 0 });
});
