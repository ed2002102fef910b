import { describe, expect, it } from 'vitest';
import { judgeComment } from './judge.ts';
import { unmixed } from './plain.ts';
import type { Author } from './rules.ts';
import { BAD, FINE, LATER_BAD, LATER_FINE, type Sample } from './testing/samples.ts';
import { readText } from './text.ts';
import { createWordSearch } from './words.ts';

// The figures of docs/guides/moderation.md. A swear word in as many disguises as people use, and what only looks like one.
const OBSCURED = [
  'fuck',
  'FUCK',
  'f u c k',
  'f.u.c.k',
  'f-u-c-k',
  'f*ck',
  'f_u_c_k',
  'fuuuuck',
  'fück',
  'fvck',
  'f@ck',
  'ƒuck',
  'fսck',
  'ｆｕｃｋ',
  'fu\u200Bck',
  'f\u00ADuck',
  'f\u2060u\u2060c\u2060k',
  'shit',
  'sh1t',
  's h i t',
  's.h.i.t',
  'shiiit',
  'b!tch',
  'b1tch',
  'b i t c h',
  'a$$hole',
  'phuck',
  'fcuk',
  'sh!t',
  'biatch',
].map((word) => `you are a ${word} and everybody knows`);
const INNOCENT = [
  'Penistone',
  'Dick Cheney',
  'Moby Dick',
  'cockpit',
  'Cockburn',
  'Mishit',
  'Dickinson',
  'Dickens',
  'Phuket',
  'Scunthorpe',
  'shiitake',
  'Fukushima',
  'pussy willow',
  'pussycat',
  'cum laude',
  'Cummings',
  'fire retardant',
  'rapeseed oil',
  'tit for tat',
  'great tit',
  'chink in the armour',
  'Wankel engine',
  'cockney',
  'peacock',
  'Hitchcock',
  'assassin',
  'analysis',
  'Essex',
  'therapist',
  'niggling',
  'cucumber',
  'raccoon',
  'Middlesex',
  'cocktail',
  'this hits hard',
  'push it',
  'document',
  'class',
  'sextant',
  'Van Dyke',
].map((word) => `We talked about ${word} for an hour.`);
const PEOPLE = [
  'Thank you, the second step was what I had missed.',
  'Does anybody know if this works with the older model too? Mine is from 2015 and the manual says nothing.',
  'See https://docs.example/page#top for the long answer.',
  'I DO NOT AGREE with the last paragraph, but the rest is fine.',
  'سلام، می‌خواهم بدانم چطور کار می‌کند',
  'Ich finde den Artikel gut. Die Straßenbahn in Düsseldorf fährt übrigens schon wieder.',
  'यह लेख बहुत अच्छा है, धन्यवाद क्‍या',
  'Great photo 👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 from the trip!',
  'הכתבה מצוינת, תודה \u200F(באמת)',
  'We paid 1 200 € on 12.03.2026 for 3 nights, breakfast included.',
  'Москва и Санкт-Петербург — два разных города.',
  'lol hahaha that is so true',
];
const SPAM = [
  'BUY NOW http://a.example/1 http://a.example/2 http://a.example/3 CHEAP CHEAP CHEAP CHEAP CHEAP',
  'Earn 500 a day, write to me on telegram @easycash_now and https://bit.ly/abc123',
  'Best casino! www.casino.example www.casino2.example www.casino3.example',
  'Contact me on WhatsApp +1 555 010 9999 for cheap watches http://bit.ly/xyz http://a.example',
  'V\u200Bi\u200Ba\u200Bg\u200Br\u200Ba here http://pills.example/buy http://pills.example/now',
];

const findWords = createWordSearch();
const judge = (sample: string, by: Author | null = null) =>
  judgeComment({ text: readText(sample), seen: null, by }, findWords);
const share = (samples: string[], is: (outcome: string) => boolean) =>
  `${samples.filter((sample) => is(judge(sample).outcome)).length} of ${samples.length}`;
/** Those that come out otherwise than they should, by name. */
const otherwise = (samples: readonly Sample[], is: (outcome: string) => boolean) =>
  samples.filter(({ text }) => !is(judge(text).outcome)).map(({ what }) => what);
const robot: Author = { score: 97, hardRule: '', evidence: 'full', sinceLoadMs: 60_000 };

describe('the figures in the guide', () => {
  it('obscured words found', () => expect(share(OBSCURED, (outcome) => outcome !== 'pass')).toBe('27 of 30'));
  it('innocent look-alikes spared', () => expect(share(INNOCENT, (outcome) => outcome === 'pass')).toBe('40 of 40'));
  it('comments of people passed', () => expect(share(PEOPLE, (outcome) => outcome === 'pass')).toBe('12 of 12'));
  it('advertising noticed', () => expect(share(SPAM, (outcome) => outcome !== 'pass')).toBe('5 of 5'));
});

describe('comments in six languages', () => {
  const [isNoticed, isPassed] = [(outcome: string) => outcome !== 'pass', (outcome: string) => outcome === 'pass'];

  it('are as many as the guide says', () =>
    expect([BAD, FINE, LATER_BAD, LATER_FINE].map(({ length }) => length)).toEqual([32, 34, 12, 12]));
  it('spam and insults are noticed', () => expect(otherwise(BAD, isNoticed)).toEqual([]));
  it('look-alikes are passed', () => expect(otherwise(FINE, isPassed)).toEqual(['German']));
  it('spam and insults that the rules were not made with are noticed', () =>
    expect(otherwise(LATER_BAD, isNoticed)).toEqual(['English, weight', 'English, followers', 'English, a trader']));
  it('look-alikes that the rules were not made with are passed', () =>
    expect(otherwise(LATER_FINE, isPassed)).toEqual(['medicine']));
  it('of look-alikes a robot’s bare links are deleted, and what would be looked at', () =>
    expect(
      [...FINE, ...LATER_FINE].filter(({ text }) => judge(text, robot).outcome === 'delete').map(({ what }) => what),
    ).toEqual(['sources', 'German', 'medicine']));
});

describe('words of two alphabets', () => {
  it('hide another word, in letters that look alike', () => {
    expect(unmixed('Vi\u0430gra')?.[0]).toBe('Viagra');
    expect(unmixed('\u03A1aypal')?.[0]).toBe('Paypal');
    expect(unmixed('Ka\u0437\u0438\u043Do')?.[1]).toBe('\u041A\u0430\u0437\u0438\u043D\u043E');
  });

  it.each(['kΩ', 'μm', 'VPNом', 'SIMку', 'USBшный', 'Straße', 'казино'])('%s hides nothing', (word) =>
    expect(unmixed(word)).toBeNull(),
  );
});

describe('deleting takes two groups', () => {
  it('no text of one group is deleted, whatever it says', () => {
    for (const sample of [...OBSCURED, ...INNOCENT, ...PEOPLE]) {
      const groups = new Set(judge(sample).reasons.map(({ group }) => group));
      if (groups.size < 2) expect(judge(sample).outcome, sample).not.toBe('delete');
    }
    expect(judge('fuck shit bitch').outcome).toBe('flag');
  });

  it('a robot’s advertising is, a robot’s remark is not', () => {
    for (const sample of SPAM) expect(judge(sample, robot).outcome, sample).toBe('delete');
    for (const sample of PEOPLE) expect(judge(sample, robot).outcome, sample).not.toBe('delete');
  });

  it('contributions stay within their group’s cap', () => {
    const sums = new Map<string, number>();
    for (const { group, llr } of judge(SPAM.join(' ')).reasons) sums.set(group, (sums.get(group) ?? 0) + llr);
    expect(sums.get('promotion')).toBeCloseTo(2.5);
  });
});

describe('a long text', () => {
  it.each([
    'i make 1'.repeat(2_560),
    'Ka\u0437'.repeat(5_000),
    '4a'.repeat(10_240),
    `a${'1'.repeat(20_479)}`,
    'a'.repeat(20_480),
    'a. '.repeat(6_800),
    '@'.repeat(20_480),
    'f '.repeat(10_240),
    '+1'.repeat(10_240),
  ])('is judged at once', (sample) => {
    const from = performance.now();
    judge(sample);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
