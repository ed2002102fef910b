import type { ModerationGroup } from '@veridict/contract';
import { count, type Text } from './text.ts';

/** One thing that speaks for or against a comment. */
export interface Reason {
  name: string;
  group: ModerationGroup;
  llr: number;
  detail: string;
}

/** Where the same text was seen lately, this time included. */
export interface Seen {
  places: number;
  authors: number;
  times: number;
}

/** What is known of the page view that a comment was written in. */
export interface Author {
  score: number;
  hardRule: string;
  evidence: 'none' | 'partial' | 'full';
  sinceLoadMs: number;
}

// A name is looked for from its beginning alone: from each of its letters, `a-a-a-…` would take seconds.
const LINK =
  /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|site|online|club|icu|vip|io|tk|ml|ga|cf|gq|pw|cc|su|bet|casino|click|cfd|sbs)\b(?:\/[^\s<>"']*)?/gi;
const SHORTENER =
  /\b(?:bit\.ly|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|shorturl\.at|rb\.gy|t\.ly|v\.gd|tiny\.cc|clck\.ru|s\.id)\/\S+/gi;
const CONTACT = [
  /\b(?:t\.me|wa\.me|telegram\.me|discord\.gg)\/\S+/gi,
  /(?:\b(?:whats ?app|telegram|signal|wechat|viber|skype|kik)\b|واتس ?اب|واتساب|تيليجرام|ватсап|вотсап|телеграм)[^.!?\n]{0,24}?(?:@[\w.]{3,}|\+?\p{Nd}[\p{Nd} ()./-]{7,}\p{Nd})/giu,
  /\btelegram ?[:=] ?[\w.]{4,}/gi,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,})+/g,
  // As written for people who are to see it and filters that are not.
  /\b[\w.+-]{2,64} ?[([{] ?(?:at|arroba|ät) ?[)\]}] ?[\w-]{2,63}/gi,
  /(?<!\w)\+\d[\d ()./-]{8,}\d/g,
];
const MARKUP = /<a\s+href|\[url[=\]]/gi;
/** Fewer words than this for each link, and the text is there for the links. */
const wordsForALink = 3;
/** A bibliography has many links, and a title for each. */
const wordsOfATitle = 5;

/** Links, shorteners, ways to reach somebody elsewhere. */
export function promotion({ shown }: Text): Reason[] {
  const reasons: Reason[] = [];
  const add = (name: string, llr: number, detail: string) => reasons.push({ name, group: 'promotion', llr, detail });
  const links = shown.match(LINK) ?? [];
  const [first = ''] = links;
  if (links.length > 0) {
    const detail = links.length === 1 ? `one link, ${cut(first)}` : `${links.length} links, the first ${cut(first)}`;
    const words = count(shown.replace(LINK, ' '), /\p{L}{2,}/gu) / links.length;
    add('links', links.length === 1 ? 0.4 : links.length === 2 ? 1 : words < wordsOfATitle ? 1.8 : 1.2, detail);
    const share = links.join('').length / shown.length;
    if (share > 0.6 && words < wordsForALink)
      add('mostly_links', 0.8, `${Math.round(share * 100)} % of the text are links`);
  }
  const marked = count(shown, MARKUP);
  if (marked > 0) add('link_markup', 1.2, marked === 1 ? 'one link' : `${marked} links`);
  const shortened = shown.match(SHORTENER);
  if (shortened) add('link_shortener', 1.5, cut(shortened[0]));
  let rest = shown;
  let contacts = 0;
  for (const pattern of CONTACT) {
    contacts += count(rest, pattern);
    rest = rest.replace(pattern, ' ');
  }
  if (contacts > 0) add('contact_handle', 1.2, contacts === 1 ? 'one' : `${contacts}`);
  return reasons;
}

/** What is in a text for machines and not for readers. */
export function disguise({ hidden, mixedWords }: Text): Reason[] {
  const reasons: Reason[] = [];
  const add = (name: string, llr: number, detail: string) => reasons.push({ name, group: 'disguise', llr, detail });
  if (hidden > 0) add('hidden_characters', hidden < 3 ? 1.5 : 2, `${hidden} between letters`);
  if (mixedWords.length > 0) add('mixed_alphabets', 1.5, cut(mixedWords[0]!));
  return reasons;
}

/** How a text is set. Never enough to delete anything. */
export function form(text: Text): Reason[] {
  // Addresses are set as they are.
  const shown = text.shown.replace(LINK, ' ');
  const reasons: Reason[] = [];
  const add = (name: string, llr: number, detail: string) => reasons.push({ name, group: 'form', llr, detail });
  const letters = count(shown, /\p{L}/gu);
  const capitals = count(shown, /\p{Lu}/gu);
  if (letters >= 20 && capitals / letters > 0.7) add('all_capitals', 0.8, `${capitals} of ${letters} letters`);
  const run = /(\S)\1{7,}/u.exec(shown)?.[0];
  if (run) add('repeated_characters', 0.6, cut(run));
  const words = shown.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const [word, most] = [...times].reduce((top, one) => (one[1] > top[1] ? one : top), ['', 0]);
  if (most >= 5 && most / words.length > 0.3) add('repeated_words', 1, `"${cut(word)}" ${most} times`);
  return reasons;
}

/** The same text elsewhere. */
export function duplicate(seen: Seen | null): Reason[] {
  if (seen === null) return [];
  const { places, authors, times } = seen;
  const reason = (name: string, llr: number, detail: string): Reason[] => [{ name, group: 'duplicate', llr, detail }];
  if (places > 1) return reason('seen_elsewhere', places > 3 ? 2.5 : 1.8, `on ${places} sites within a week`);
  if (authors > 2) return reason('seen_from_others', 1.8, `by ${authors} authors within a week`);
  if (times > 3) return reason('seen_before', 1.2, `${times} times within a week`);
  return [];
}

/** Swear words. A word is not an attack, so it is looked at by a person at most. */
export function swearing(found: string[]): Reason[] {
  if (found.length === 0) return [];
  return [{ name: 'swear_words', group: 'words', llr: found.length === 1 ? 3 : 3.4, detail: found.join(', ') }];
}

/** Who wrote it, and how fast. */
export function author(by: Author | null): Reason[] {
  if (by === null) return [];
  const reasons: Reason[] = [];
  const add = (name: string, llr: number, detail: string) => reasons.push({ name, group: 'author', llr, detail });
  const { score, hardRule, evidence, sinceLoadMs } = by;
  if (hardRule !== '' || score >= 90) add('author_known_bot', 2.5, hardRule || `score ${score}`);
  else if (score >= 70) add('author_automated', 2, `score ${score}`);
  else if (score >= 31) add('author_suspicious', 0.8, `score ${score}`);
  else if (score <= 10 && evidence !== 'none') add('author_human', -0.7, `score ${score}`);
  if (sinceLoadMs < 3_000)
    add('written_at_once', 1.2, `${Math.round(sinceLoadMs / 100) / 10} s after the page was opened`);
  return reasons;
}

/** Between characters: half an emoji is no text. */
const cut = (text: string): string => {
  const signs = [...text.slice(0, 122)];
  return signs.length > 60 ? `${signs.slice(0, 57).join('')}…` : text;
};
