import { parseCidr } from '@veridict/ip';

/** Text to address blocks; throws when it is not of the feed's form. */
export type Parser = (text: string) => string[];

const KEYS =
  /^(ipv[46]_?prefix|ip(v6)?_prefix|prefixes_?ipv[46]|cidrs?|ip_?address(es)?|ip|ipv[46]s?|addressprefixes)$/i;
const maxDepth = 8;
/** Spaces that nobody sees, which have stood in published lists. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\s]/g;

/** One address or block, as it is kept; null for whatever is none. Blocks wider than an operator has are mistakes. */
function blockOf(text: string): string | null {
  const clean = text.replace(INVISIBLE, '');
  const [address = '', bits] = clean.split('/');
  if (!parseCidr(clean)) return null;
  if (bits === undefined) return address.includes(':') ? `${address}/128` : `${address}/32`;
  return Number(bits) >= (address.includes(':') ? 16 : 6) ? clean : null;
}

/** JSON of whatever shape: the addresses under the names that publishers use, and bare lists of addresses. */
export const parseJsonBlocks: Parser = (text) => {
  const blocks: string[] = [];
  const walk = (value: unknown, isAddress: boolean, depth: number): void => {
    if (depth > maxDepth) return;
    if (typeof value === 'string') {
      const block = isAddress ? blockOf(value) : null;
      if (block) blocks.push(block);
    } else if (Array.isArray(value)) {
      for (const one of value) walk(one, isAddress || typeof one === 'string', depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, KEYS.test(key), depth + 1);
    }
  };
  walk(JSON.parse(text.replace(/^\ufeff/, '')), false, 0);
  return blocks;
};

/** One address, block, CSV row that begins with one, or `scheme://address:port`, a line; `#` begins a remark. */
export const parseLines: Parser = (text) => {
  const blocks: string[] = [];
  let wrong = 0;
  for (const line of text.split(/\r?\n/)) {
    const first = line.replace(/#.*$/, '').split(/[,\t]/)[0]!.replace(INVISIBLE, '');
    if (first === '') continue;
    const bare = first.replace(/^[a-z0-9]+:\/\//i, '').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
    const block = blockOf(bare);
    if (block) blocks.push(block);
    else wrong++;
  }
  // A page of text has a line here and there that reads like an address.
  if (wrong > blocks.length / 10 + 5) throw new Error(`${wrong} lines are no addresses`);
  return blocks;
};
