import { readings } from '@veridict/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyEvent as key, openStage, type Stage, textField } from '../testing/stage.ts';
import { type KeyPhysics, watchKeys } from './keys.ts';
import { type Ear, openEar } from './listen.ts';

let stage: Stage;
let ear: Ear;
let read: () => KeyPhysics;
let time: number;
beforeEach(() => {
  time = 0;
  stage = openStage();
  ear = openEar();
  read = watchKeys(ear, () => time);
});
afterEach(() => {
  expect(readings.keyPhysics.schema.safeParse(read()).error).toBeUndefined();
  ear.stop();
  expect(stage.listeners()).toBe(0);
  vi.unstubAllGlobals();
});

const down = (at: number, name = 'a', more: object = {}) => stage.give('keydown', at, key(name, `Key${name}`, more));
const up = (at: number, name = 'a', more: object = {}) => stage.give('keyup', at, key(name, `Key${name}`, more));

describe('keys', () => {
  test('how long, how far apart, and between', () => {
    for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
      down(i * 200, name);
      up(i * 200 + 90, name);
    }
    expect(read()).toMatchObject({
      keys: 4,
      dwells: [90, 90, 90],
      flights: [110, 110, 110],
      gaps: [200, 200, 200],
      rollovers: 0,
      unreleased: 0,
    });
  });

  test('one over another, as fast hands do', () => {
    down(0, 'a');
    down(80, 'b');
    up(100, 'a');
    up(160, 'b');
    expect(read()).toMatchObject({ keys: 2, rollovers: 1, flights: null, dwells: [80, 80, 80] });
  });

  test('never let go', () => {
    down(0, 'a');
    down(100, 'a');
    down(5000, 'b');
    time = 7000;
    expect(read()).toMatchObject({ keys: 3, unreleased: 2 });
    time = 8000;
    expect(read()).toMatchObject({ keys: 3, unreleased: 3 });
  });

  test.each(['blur', 'visibilitychange'])('let go elsewhere, after %s', (type) => {
    down(0, 'a');
    stage.give(type, 10);
    down(5000, 'a');
    expect(read().unreleased).toBe(0);
    stage.give(type, 5010, { target: textField() });
    down(9000, 'a');
    expect(read().unreleased).toBe(1);
  });

  test('beside Meta, where macOS tells of no release', () => {
    down(0, 'Meta', { code: 'MetaLeft' });
    down(10, 'c');
    up(300, 'Meta', { code: 'MetaLeft' });
    down(9000, 'c');
    expect(read()).toMatchObject({ keys: 2, unreleased: 0 });
  });

  test.each([
    { what: 'modifiers', more: { key: 'Shift' } },
    { what: 'repeats', more: { repeat: true } },
    { what: 'input methods', more: { isComposing: true } },
    { what: 'phones', more: { key: 'Unidentified' } },
    { what: 'dead keys', more: { key: 'Dead' } },
    { what: 'autofill', more: { key: undefined } },
  ])('those of $what are none', ({ more }) => {
    down(0, 'a', more);
    expect(read().keys).toBe(0);
  });

  test('without a number, and where there is no focus', () => {
    down(0, 'a', { keyCode: 0 });
    stage.view.focused = false;
    down(10, 'b');
    expect(read()).toMatchObject({ keys: 2, numberless: 1, focusless: 1 });
  });

  test.each([
    { how: 'with Shift', more: { shiftKey: true }, shiftless: false },
    { how: 'with Caps Lock', more: { getModifierState: () => true }, shiftless: false },
    { how: 'with neither', more: {}, shiftless: true },
  ])('a capital $how', ({ more, shiftless }) => {
    down(0, 'a');
    expect(read().shiftlessCapital).toBe(false);
    down(100, 'A', more);
    expect(read().shiftlessCapital).toBe(shiftless);
  });
});

describe('fields', () => {
  const change = (type: string, field: object, isTrusted = true) =>
    stage.give(type, 1, { isTrusted, composedPath: () => [field] });

  test('changed by a person, by a script, and by both', () => {
    const [mine, its, both] = [textField(), textField({ tagName: 'TEXTAREA' }), textField({ type: 'email' })];
    change('input', mine);
    change('input', its, false);
    change('change', its, false);
    change('input', both, false);
    change('input', both);
    expect(read()).toMatchObject({ fields: 3, scripted: 1 });
    change('input', mine, false);
    expect(read()).toMatchObject({ fields: 3, scripted: 1 });
  });

  test('others are no text', () => {
    change('change', textField({ type: 'checkbox' }));
    change('input', { tagName: 'DIV' });
    expect(read().fields).toBe(0);
  });

  test('that were filled without a word', () => {
    const typed = textField({ value: 'x' });
    const elements = [typed, textField({ value: 'y' }), textField({ value: 'z', defaultValue: 'z' }), textField()];
    change('input', typed);
    for (let i = 0; i < 2; i++) stage.give('submit', 5, { target: { elements } });
    expect(read().silent).toBe(1);
  });
});
