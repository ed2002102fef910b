import { readings } from '@veridict/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyEvent, mouseEvent, openStage, type Stage } from '../testing/stage.ts';
import { type EventClock, watchEventClock } from './event-clock.ts';
import { type Ear, openEar } from './listen.ts';

let stage: Stage;
let ear: Ear;
let read: () => EventClock;
beforeEach(() => {
  stage = openStage();
  ear = openEar();
  read = watchEventClock(ear);
});
afterEach(() => {
  expect(readings.eventClock.schema.safeParse(read()).error).toBeUndefined();
  ear.stop();
  expect(stage.listeners()).toBe(0);
  vi.unstubAllGlobals();
});

test('whole milliseconds leave one tenth, whatever the page began at', () => {
  for (let n = 0; n < 20; n++) stage.give('pointermove', 1856.4000000003725 + 13 * n, mouseEvent());
  expect(read()).toEqual({ moves: 20, moveTenths: 1, keys: 0, keyTenths: 0, mouse: 20, mouseTenths: 1 });
});

test('a finer clock leaves many', () => {
  for (let n = 0; n < 20; n++) stage.give('pointermove', 1000 + 13.3 * n, mouseEvent());
  for (let n = 0; n < 10; n++) {
    stage.give('keydown', 2000 + 100.7 * n, keyEvent('a', 'KeyA'));
    stage.give('keyup', 2040 + 100.7 * n, keyEvent('a', 'KeyA'));
  }
  expect(read()).toEqual({ moves: 20, moveTenths: 10, keys: 20, keyTenths: 10, mouse: 20, mouseTenths: 10 });
});

test('a finger is no mouse, a key held down is not pressed again, and there is an end', () => {
  stage.give('pointermove', 1000, { ...mouseEvent(), pointerType: 'touch' });
  stage.give('keydown', 1000, { ...keyEvent('a', 'KeyA'), repeat: true });
  expect(read()).toEqual({ moves: 0, moveTenths: 0, keys: 0, keyTenths: 0, mouse: 0, mouseTenths: 0 });
  for (let n = 0; n < 100; n++) stage.give('pointermove', 2000 + n, mouseEvent());
  expect(read().moves).toBe(64);
});

test('presses are of a mouse too, where it hardly moves', () => {
  for (const at of [1000.1, 2000.4, 3000.9]) {
    stage.give('pointermove', at, mouseEvent());
    stage.give('pointerdown', at + 50.2, mouseEvent());
    stage.give('pointerup', at + 140.7, mouseEvent());
    stage.give('pointerup', at + 140.8, { ...mouseEvent(), pointerType: 'pen' });
  }
  expect(read()).toMatchObject({ moves: 3, moveTenths: 3, mouse: 9, mouseTenths: 6 });
});
