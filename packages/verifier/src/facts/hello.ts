import type { HelloSeen } from '../context.ts';
import type { Claim } from './facts.ts';
import type { Stack } from './stack.ts';

const ML_KEM = 4588;
const ML_DSA = 2308;
const ECDSA_P256 = 1027;
const ALPS = { old: 17513, new: 17613 };
/** Extensions of Apple's hellos in their one order; what resumption, padding and apps add is not among them. */
const APPLE = [0, 23, 65281, 10, 11, 16, 5, 13, 18, 51, 45, 43, 27];

/** Chromium's one order before it began to shuffle, with version 110; policies could keep it for a while. */
const CHROMIUM_ONCE = [0, 23, 65281, 10, 11, 35, 16, 5, 13, 18, 51, 45, 43, 27, 17513, 21];
const SHUFFLED_SINCE = 120;

/**
 * What in a hello the claimed version does not send, in words; null where all of it fits. Versions near a change are given
 * the benefit of the doubt: changes come to some users earlier.
 * @see captures of Chromium 156, Firefox ESR 153 (`packages/corpus/requests`); published ones of Chrome 131–150, Safari 18–26
 */
export function helloMisfit({ major, os, mobile }: Claim, stack: Stack, hello: HelloSeen): string | null {
  const { extensions, groups, signatureAlgorithms, grease } = hello;
  const version = major ?? 0;
  const first = signatureAlgorithms.find((algorithm) => algorithm < ML_DSA || algorithm > ML_DSA + 2);
  if (stack !== 'gtk' && first !== ECDSA_P256) return 'signature algorithms in an order of no browser';
  if (stack === 'chromium') {
    // By chance a shuffle comes out so once in a hundred billion times.
    if (version >= SHUFFLED_SINCE && isInOneOrder(extensions)) return `${version} with its extensions in one order`;
    const isMlDsa = signatureAlgorithms.includes(ML_DSA);
    if (version >= 152 && !isMlDsa) return `${version} without ML-DSA signatures`;
    if (version <= 145 && isMlDsa) return `${version} with ML-DSA signatures`;
    // Before, a company could switch it off.
    if (version >= 142 && !mobile && !groups.includes(ML_KEM)) return `${version} without a post-quantum key`;
    if (version >= 140 && extensions.includes(ALPS.old)) return `${version} with the ALPS of earlier versions`;
    if (version <= 128 && extensions.includes(ALPS.new)) return `${version} with the ALPS of later versions`;
  }
  if (stack === 'firefox' && grease) return 'GREASE, which Firefox has not';
  if (stack === 'apple' && os !== 'unknown') {
    const order = extensions.filter((extension) => APPLE.includes(extension));
    const expected = APPLE.filter((extension) => order.includes(extension));
    if (order.some((extension, at) => extension !== expected[at])) return 'extensions in another order than Apple’s';
  }
  return null;
}

/** The order of old versions, or that of their numbers: what was made by a list. */
function isInOneOrder(extensions: readonly number[]): boolean {
  const once = CHROMIUM_ONCE.filter((extension) => extensions.includes(extension));
  const known = extensions.filter((extension) => CHROMIUM_ONCE.includes(extension));
  const follows = (order: readonly number[]) => order.every((extension, at) => extension === known[at]);
  return known.length >= 12 && (follows(once) || follows([...once].sort((a, b) => a - b)));
}
