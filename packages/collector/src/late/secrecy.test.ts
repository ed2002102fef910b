import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyEvent, openStage, type Stage, textField } from '../testing/stage.ts';
import { watchDeeds } from './deeds.ts';
import { watchInput } from './input.ts';
import { watchKeys } from './keys.ts';
import { openEar } from './listen.ts';
import { watchPointer } from './pointer.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** When a key goes down after the one before, and for how long. */
interface Stroke {
  gap: number;
  dwell: number;
}
/** How a text gets into a field: by keys, by a phone's keyboard, by an input method. */
type Hand = 'keys' | 'phone' | 'composition';

const CHARACTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-@!?äöüßéñøžЖяあ漢'];
const characters = fc.constantFrom(...CHARACTERS);
const seed = 20_261_121;

/** What would be sent of a text that is typed with these strokes, as bytes. */
function payloadOf(text: readonly string[], strokes: readonly Stroke[], hand: Hand = 'keys'): string {
  const stage = openStage();
  let at = 3000;
  const input = watchInput();
  const ear = openEar();
  const reads = [watchKeys(ear, () => at), watchDeeds(ear, false), watchPointer(ear)];
  const field = textField();
  const events: Array<readonly [at: number, give: () => void]> = [];
  strokes.forEach(({ gap, dwell }, i) => {
    at += gap;
    for (const event of typed(stage, field, text[i]!, at, at + dwell, hand)) events.push(event);
  });
  events.sort((a, b) => a[0] - b[0]);
  for (const [, give] of events) give();
  stage.give('submit', at + 900, { target: { elements: [field] } });
  const payload = JSON.stringify([input.read(), ...reads.map((read) => read())]);
  input.dispose();
  ear.stop();
  vi.unstubAllGlobals();
  return payload;
}

/** The events of one character, as browsers give them. */
function* typed(stage: Stage, field: { value: string }, character: string, down: number, up: number, hand: Hand) {
  const at = (ms: number, type: string, event: object) => [ms, () => stage.give(type, ms, event)] as const;
  const changed = (ms: number, more: object) =>
    [
      ms,
      () => {
        field.value += character;
        stage.give('input', ms, { composedPath: () => [field], ...more });
      },
    ] as const;
  if (hand === 'phone') {
    const key = { key: 'Unidentified', code: '', keyCode: 229 };
    yield at(down, 'keydown', key);
    yield changed(down, { inputType: 'insertText', data: character });
    yield at(up, 'keyup', key);
    return;
  }
  if (hand === 'composition') {
    yield at(down, 'keydown', { key: 'Process', code: codeOf(character), keyCode: 229, isComposing: true });
    yield at(down, 'compositionupdate', { data: character });
    yield changed(down, { inputType: 'insertCompositionText', isComposing: true, data: character });
    yield at(up, 'keyup', { key: 'Process', code: codeOf(character), isComposing: true });
    return;
  }
  const isCapital = character !== character.toLowerCase();
  const key = keyEvent(character, codeOf(character), { shiftKey: isCapital });
  const shift = keyEvent('Shift', 'ShiftLeft', { shiftKey: true });
  if (isCapital) yield at(down - 0.02, 'keydown', shift);
  yield at(down, 'keydown', key);
  yield changed(down, { inputType: 'insertText', data: character });
  yield at(up, 'keyup', key);
  if (isCapital) yield at(up + 0.02, 'keyup', shift);
}

/** Each character has a key of its own; a capital has that of its small letter. */
const codeOf = (character: string) => `Key${character.toLowerCase()}`;

const strokes = (most: number): fc.Arbitrary<Stroke[]> =>
  fc.array(fc.record({ gap: fc.integer({ min: 60, max: 6000 }), dwell: fc.integer({ min: 1, max: 59 }) }), {
    minLength: 1,
    maxLength: most,
  });
const twoTexts = (length: number) =>
  fc.tuple(
    fc.array(characters, { minLength: length, maxLength: length }),
    fc.array(characters, { minLength: length, maxLength: length }),
  );

describe('what is typed', () => {
  it.each<Hand>(['keys', 'phone', 'composition'])('by %s: two texts of one rhythm are the same bytes', (hand) => {
    fc.assert(
      fc.property(
        strokes(40).chain((rhythm) => fc.tuple(fc.constant(rhythm), twoTexts(rhythm.length))),
        ([rhythm, [one, other]]) => {
          expect(payloadOf(one, rhythm, hand)).toBe(payloadOf(other, rhythm, hand));
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('keys over one another, in any order: the same bytes', () => {
    const letters = [...'abcdefghijkl'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ gap: fc.integer({ min: 20, max: 200 }), dwell: fc.integer({ min: 30, max: 400 }) }), {
          minLength: letters.length,
          maxLength: letters.length,
        }),
        fc.shuffledSubarray(letters, { minLength: letters.length }),
        (rhythm, shuffled) => {
          expect(payloadOf(shuffled, rhythm)).toBe(payloadOf(letters, rhythm));
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('cannot be decoded: over many texts and rhythms, payloads carry not one bit of the texts', () => {
    // Mutual information of text and payload, given the rhythm: the entropy of payloads that each rhythm leaves.
    const bits = fc.sample(strokes(12), { seed, numRuns: 20 }).map((rhythm) => {
      const texts = fc.sample(fc.array(characters, { minLength: rhythm.length, maxLength: rhythm.length }), {
        seed,
        numRuns: 12,
      });
      const counts = new Map<string, number>();
      for (const text of texts) {
        const payload = payloadOf(text, rhythm);
        counts.set(payload, (counts.get(payload) ?? 0) + 1);
      }
      return [...counts.values()].reduce((sum, n) => sum - (n / texts.length) * Math.log2(n / texts.length), 0);
    });
    expect(Math.max(...bits)).toBe(0);
  });

  it('but how it is typed does show, or nothing above would be tested', () => {
    const even = Array.from({ length: 20 }, () => ({ gap: 60, dwell: 5 }));
    const uneven = even.map(({ gap, dwell }, i) => ({ gap: gap + i * 10, dwell }));
    const text = [...'abcdefghijklmnopqrst'];
    expect(payloadOf(text, even)).not.toBe(payloadOf(text, uneven));
    expect(payloadOf(text, even, 'phone')).not.toBe(payloadOf(text, even));
  });
});
