import { chromium, firefox, people, type Visit, webkit, withFault, withReading } from '@veridict/corpus';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveFacts, type Facts } from './index.ts';

const SEED = 20_261_121;
const factsOf = ({ readings }: Visit) => deriveFacts(readings);
const resisting = people['Firefox that resists fingerprinting']!;
const lockdown = people['Safari in Lockdown mode']!;

/** A page zoomed in its window, over `below` pixels of something else. */
function zoomed(zoom: number, below = 0): Visit {
  const { windowGeometry: w } = chromium().readings;
  const innerHeight = Math.round((w!.outerHeight - 120 - below) / zoom);
  return withReading(chromium(), 'windowGeometry', { innerWidth: Math.round(w!.outerWidth / zoom), innerHeight });
}

const CASES: ReadonlyArray<readonly [name: string, visit: Visit, facts: Partial<Facts>]> = [
  [
    'Chrome on Windows',
    chromium(),
    {
      engine: 'blink',
      os: 'windows',
      formFactor: 'desktop',
      privacyTool: 'none',
      virtualDesktop: 'no',
      embedded: 'no',
      topLevel: 'yes',
      visible: 'yes',
      assistive: 'no',
    },
  ],
  ['Chrome on Android', chromium({ system: 'android' }), { engine: 'blink', os: 'android', formFactor: 'mobile' }],
  ['a Chromebook', chromium({ system: 'chromeos' }), { os: 'chromeos', formFactor: 'desktop' }],
  [
    'Chrome on plain http on Linux, whose system only hints tell',
    chromium({ system: 'linux', insecure: true }),
    { os: 'unknown', formFactor: 'unknown' },
  ],
  ['Firefox on Linux', firefox({ system: 'linux' }), { engine: 'gecko', os: 'linux', privacyTool: 'none' }],
  ['Firefox that resists fingerprinting', resisting, { engine: 'gecko', privacyTool: 'resist_fingerprinting' }],
  ['Safari', webkit(), { engine: 'webkit', os: 'macos', formFactor: 'desktop', privacyTool: 'none' }],
  ['Safari in Lockdown mode', lockdown, { privacyTool: 'lockdown', virtualDesktop: 'unknown' }],
  ['an iPad that asks for desktop pages', webkit('ipad-desktop-pages'), { os: 'ios', formFactor: 'tablet' }],
  ['GNOME Web', webkit('gtk'), { engine: 'webkit', os: 'linux' }],
  ['Brave', people['Brave on Windows']!, { privacyTool: 'brave' }],
  [
    'an extension against fingerprinting',
    people['a person with an extension against fingerprinting']!,
    { privacyTool: 'extension' },
  ],
  ['a remote desktop', people['an office on a remote desktop']!, { virtualDesktop: 'yes' }],
  ['high contrast', people['a person with a screen magnifier and high contrast']!, { assistive: 'yes' }],
  [
    'a super-app with another engine',
    people['a super-app with an engine of its own']!,
    { engine: 'unknown', embedded: 'yes' },
  ],
  [
    'V8 that pretends to be another engine',
    withReading(chromium(), 'engine', { evalLength: 37 }),
    { engine: 'unknown' },
  ],
  ['DevTools at the side', people['a developer with DevTools open']!, { toolsDocked: 'yes' }],
  ['DevTools below', withReading(chromium(), 'windowGeometry', { innerHeight: 500 }), { toolsDocked: 'yes' }],
  ['a plain window', chromium(), { toolsDocked: 'no' }],
  ['a page at 150 %', zoomed(1.5), { toolsDocked: 'no' }],
  ['a page at 150 % over DevTools', zoomed(1.5, 400), { toolsDocked: 'yes' }],
  [
    'an emulated page in a larger window',
    withReading(chromium(), 'windowGeometry', { innerWidth: 800, innerHeight: 600 }),
    { toolsDocked: 'no' },
  ],
  ['a page in a frame', withReading(chromium(), 'windowGeometry', { top: false }), { topLevel: 'no' }],
  ['a prerendered page', withReading(chromium(), 'focus', { prerendering: true }), { visible: 'no' }],
  ['natives not read', withFault(chromium(), 'nativeFunctions'), { privacyTool: 'unknown' }],
];

describe('facts', () => {
  it.each(CASES)('%s', (_, visit, facts) => {
    expect(factsOf(visit)).toMatchObject(facts);
  });

  it('of nothing are unknown', () => {
    const { claim, ...facts } = deriveFacts({});
    expect(new Set(Object.values(facts))).toEqual(new Set(['unknown']));
    expect(claim).toMatchObject({ browser: 'unknown', engine: 'unknown', os: 'unknown', major: null });
  });

  it(`become unknown, never another, when readings are taken away (seed ${SEED})`, () => {
    const visits = fc.constantFrom(...Object.values(people));
    const taken = visits.chain((visit) => fc.tuple(fc.constant(visit), fc.subarray(Object.keys(visit.readings))));
    fc.assert(
      fc.property(taken, ([visit, kept]) => {
        const whole = factsOf(visit);
        const part = deriveFacts(
          Object.fromEntries(Object.entries(visit.readings).filter(([name]) => kept.includes(name))),
        );
        for (const [name, value] of Object.entries(part)) {
          if (name !== 'claim') expect(['unknown', whole[name as keyof Facts]]).toContain(value);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
