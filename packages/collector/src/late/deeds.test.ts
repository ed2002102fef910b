import { readings } from '@veridict/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyEvent, mouseEvent, openStage, type Stage, textField } from '../testing/stage.ts';
import { type Deeds, watchDeeds } from './deeds.ts';
import { type Ear, openEar } from './listen.ts';

let stage: Stage;
let ear: Ear;
let read: () => Deeds;
beforeEach(() => {
  stage = openStage();
  ear = openEar();
  read = watchDeeds(ear, false);
});
afterEach(() => {
  expect(readings.deeds.schema.safeParse(read()).error).toBeUndefined();
  ear.stop();
  expect(stage.listeners()).toBe(0);
  vi.unstubAllGlobals();
});

test('deeds are presses, runs of keys and of the wheel, with pauses between', () => {
  stage.give('pointerdown', 0, mouseEvent());
  for (const at of [2000, 2100, 2200]) stage.give('keydown', at, keyEvent('a', 'KeyA'));
  for (const at of [5200, 5300]) stage.give('wheel', at);
  stage.give('pointerdown', 5400, mouseEvent());
  expect(read()).toMatchObject({ deeds: 4, pauses: [100, 2000, 2000] });
});

describe('the page jumps', () => {
  test.each([
    { after: 'nothing', before: [], jumps: 1 },
    { after: 'the wheel', before: ['wheel'], jumps: 0 },
    { after: 'a key', before: ['keydown'], jumps: 0 },
    { after: 'the bar at its side', before: ['pointerdown'], jumps: 0 },
    { after: 'a finger', before: ['touchend'], jumps: 0 },
  ])('after $after', ({ before, jumps }) => {
    for (const type of before) stage.give(type, 5000, { ...mouseEvent(), ...keyEvent('a', 'KeyA') });
    stage.view.scrollY = 900;
    stage.give('scroll', 5100);
    expect(read().scrollJumps).toBe(jumps);
  });

  test('a little, or within a part of the page, is none', () => {
    stage.view.scrollY = 300;
    stage.give('scroll', 9000);
    stage.view.scrollY = 2000;
    stage.give('scroll', 9100, { target: {} });
    expect(read().scrollJumps).toBe(0);
  });
});

describe('forms', () => {
  const form = (value: string) => ({ target: { elements: [textField({ value })] } });
  test.each([
    { what: 'a filled form, untouched', before: [], value: 'x', untouched: 1 },
    { what: 'a filled form after a key', before: ['keydown'], value: 'x', untouched: 0 },
    { what: 'a filled form that a reader pressed', before: ['click'], value: 'x', untouched: 0 },
    { what: 'a form in which the focus wandered', before: ['focusin'], value: 'x', untouched: 0 },
    { what: 'an empty form, which pages send themselves', before: [], value: '', untouched: 0 },
  ])('$what', ({ before, value, untouched }) => {
    for (const type of before) stage.give(type, 10, { ...mouseEvent(), ...keyEvent('a', 'KeyA') });
    stage.give('submit', 20, form(value));
    expect(read()).toMatchObject({ submits: 1, untouched });
  });

  test.each([
    { what: 'filled and sent by a script, whatever moved the focus', active: false, type: 'text', unattended: 1 },
    { what: 'sent in a page that somebody has used', active: true, type: 'text', unattended: 0 },
    { what: 'a sign-in by a password manager', active: false, type: 'password', unattended: 0 },
    { what: 'sent where the browser does not say', active: undefined, type: 'text', unattended: 0 },
  ])('$what', ({ active, type, unattended }) => {
    vi.stubGlobal('navigator', { userActivation: active === undefined ? undefined : { hasBeenActive: active } });
    stage.give('focusin', 10);
    stage.give('submit', 20, { target: { elements: [textField({ value: 'x' }), textField({ value: 'y', type })] } });
    expect(read().unattended).toBe(unattended);
  });

  /** A page of a browser that says this of its activation, from the beginning of the watch on. */
  const activated = (hasBeenActive: boolean, frame: object | null = null) => {
    const userActivation = { hasBeenActive };
    vi.stubGlobal('navigator', { userActivation });
    vi.stubGlobal('document', { ...document, querySelector: () => frame });
    const seen = watchDeeds(ear, false);
    return { seen, userActivation };
  };

  test.each([
    { what: 'nothing at all', by: [], causeless: 1 },
    { what: 'a key', by: ['keydown'], causeless: 0 },
    { what: 'a reader', by: ['click'], causeless: 0 },
    { what: 'a finger', by: ['touchend'], causeless: 0 },
    { what: 'a code that the browser filled in', by: ['input'], causeless: 0 },
    { what: 'a focus that a script moved', by: ['focusin'], causeless: 1 },
    { what: 'something in a frame, where nobody hears', by: [], frame: {}, causeless: 0 },
    { what: 'something before anybody listened', by: [], before: true, causeless: 0 },
  ])('sent in a page that was activated by $what', ({ by, frame = null, before = false, causeless }) => {
    const { seen, userActivation } = activated(before, frame);
    for (const type of by) stage.give(type, 10, { ...mouseEvent(), ...keyEvent('a', 'KeyA') });
    userActivation.hasBeenActive = true;
    stage.give('submit', 20, form('x'));
    expect(seen()).toMatchObject({ submits: 1, unattended: 0, causeless });
  });

  describe('sent by a script that asks nobody', () => {
    const silent = (more: object = {}) => ({
      target: { elements: [textField({ value: 'x', getClientRects: () => [{}], ...more })] },
    });
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.runAllTimers();
      vi.useRealTimers();
    });

    test('counts once, when the page is left at once', () => {
      const { seen } = activated(false);
      stage.give('formdata', 20, silent());
      stage.give('formdata', 21, silent());
      expect(seen()).toMatchObject({ submits: 0, unattended: 0 });
      stage.give('beforeunload', 25);
      expect(seen()).toMatchObject({ submits: 1, untouched: 1, unattended: 1 });
    });

    test('is no sending when the page stays', () => {
      const { seen } = activated(false);
      stage.give('formdata', 20, silent());
      vi.runAllTimers();
      stage.give('beforeunload', 5000);
      expect(seen().submits).toBe(0);
    });

    test('is the same sending when it was asked for', () => {
      const { seen } = activated(false);
      const sent = silent();
      stage.give('submit', 20, sent);
      stage.give('formdata', 5000, sent);
      stage.give('beforeunload', 5001);
      expect(seen().submits).toBe(1);
    });

    test('is the same sending when its data was looked at before', () => {
      const { seen } = activated(false);
      stage.give('formdata', 20, silent());
      stage.give('submit', 30, form('x'));
      stage.give('beforeunload', 35);
      expect(seen().submits).toBe(1);
    });

    test('says nothing of what nobody sees: pages pass people on to others so', () => {
      const { seen } = activated(false);
      stage.give('formdata', 20, silent({ getClientRects: () => [] }));
      stage.give('beforeunload', 25);
      expect(seen().unattended).toBe(0);
    });
  });

  test('a page that was touched before the watch began was touched', () => {
    const early = watchDeeds(ear, true);
    stage.give('submit', 20, form('x'));
    expect([read().untouched, early().untouched]).toEqual([1, 0]);
  });

  test('what a script presses touches nothing', () => {
    stage.give('click', 10, { isTrusted: false });
    stage.give('submit', 20, form('x'));
    expect(read().untouched).toBe(1);
  });
});
