import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { oddities } from './oddities.ts';
import { people } from './people.ts';
import { decoded, type Visit } from './visit.ts';

/** People with nothing odd about them but what the oddities add: each is a browser and a system that many use. */
const ORDINARY = [
  'Chrome on Windows',
  'Chrome 109 on Windows 7, the last there',
  'Chrome on a Mac',
  'Chrome on Linux',
  'Chromium on Linux',
  'Chrome on an Android phone',
  'Chrome on a Chromebook',
  'Edge on Windows',
  'Opera on Windows',
  'Brave on Windows',
  'Samsung Internet',
  'Firefox on Windows',
  'Firefox on Linux',
  'Firefox on a Mac',
  'Firefox that resists fingerprinting',
  'Safari on a Mac',
  'Safari on an iPhone',
  'Safari on an iPad that asks for desktop pages',
  'Safari in Lockdown mode',
  'Safari 14 on an old Mac',
  'Instagram on an iPhone',
  'TikTok on an Android phone',
  'an application that shows the page in a WebView',
  'a WebView2 in an application on Windows',
  'Chrome on plain http in an office',
] as const;

const entries = Object.entries(oddities);
const scoreOf = (visit: Visit) => judge(decoded(visit), visit.context);
/** What was seen of somebody who was not let in. */
const wronged = (name: string, visit: Visit): string[] => {
  const { score, hard_rule_hit, signals } = scoreOf(visit);
  if (score <= 30 && hard_rule_hit === '') return [];
  return [`${name}: ${score} by ${signals.flatMap((s) => (s.llr > 0 ? `${s.name} ${s.llr}` : [])).join(', ')}`];
};

describe('people on their own', () => {
  it.each(ORDINARY)('%s', (name) => {
    expect(wronged(name, people[name]!)).toEqual([]);
  });
});

describe('what is harmless, alone and with anything else that is', () => {
  it('is told apart by what it changes: every oddity befalls somebody', () => {
    for (const [name, befall] of entries)
      expect(
        ORDINARY.some((person) => befall(people[person]!) !== null),
        name,
      ).toBe(true);
  });

  it.each(entries)('%s', (name, befall) => {
    const found = ORDINARY.flatMap((person) => {
      const once = befall(people[person]!);
      if (once === null) return [];
      const twice = entries.flatMap(([other, also]) => {
        const both = other < name ? also(once) : null;
        return both === null ? [] : wronged(`${person}, ${name}, ${other}`, both);
      });
      return [...wronged(`${person}, ${name}`, once), ...twice];
    });
    expect(found).toEqual([]);
  });
});
