import { plainOf, unmixed } from './plain.ts';

/** A comment as rules see it: what a reader sees of it, and what was hidden from the reader. */
export interface Text {
  /** compatibility forms resolved, hidden characters taken out */
  shown: string;
  /** characters between letters that nobody sees */
  hidden: number;
  /** words that take letters of two alphabets which look alike */
  mixedWords: string[];
  /** words in which single letters stand apart (`w o r d`), put together */
  joined: string;
  /** all of it for comparing, disguises undone @see plainOf */
  plain: string;
}

// Joiners belong to emoji and to several scripts, marks of direction to others, tags to three flags. Between two letters of an
// alphabet that has no use for them they part a word for machines alone.
const BETWEEN_LETTERS =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}])[\u00AD\u180E\u200B-\u200F\u2060-\u2064\uFEFF]+(?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}])/gu;
// Overrides of direction, and tags, where the flags that are made of them have been taken out.
const NEVER_NEEDED = /[\u202D\u202E\u{E0000}-\u{E007F}]/gu;
const TAGGED_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007F}]*/gu;
const UNSEEN = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
const APART = /(?<![\p{L}\p{N}])[\p{L}\p{N}@$](?:[ ._*-]{1,2}[\p{L}\p{N}@$]){2,}(?![\p{L}\p{N}])/gu;

/** Read a comment. Linear in its length. */
export function readText(sample: string): Text {
  const hidden = count(sample, BETWEEN_LETTERS) + count(sample.replace(TAGGED_FLAG, ''), NEVER_NEEDED);
  const shown = sample.normalize('NFKC').replace(UNSEEN, '');
  const mixed = (shown.match(/\p{L}+/gu) ?? []).map((word) => [word, unmixed(word)] as const);
  const mixedWords = mixed.flatMap(([word, undone]) => (undone === null ? [] : [word]));
  const undone = mixed.flatMap(([, forms]) => forms ?? []).join(' ');
  const joined = (shown.match(APART) ?? []).map((word) => word.replace(/[ ._*-]/g, '')).join(' \n ');
  const plain = plainOf([shown, joined, undone].filter((part) => part !== '').join('\n'));
  return { shown, hidden, mixedWords, joined, plain };
}

/** What two copies of one text have in common, however they are set. */
export const samenessOf = ({ shown }: Text): string => (shown.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** How often a global pattern is found. */
export const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
