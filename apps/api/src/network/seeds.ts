import type { claimOf, TlsSeen } from '@veridict/verifier';

/** Whom a user agent claims to be. */
export type Claim = ReturnType<typeof claimOf>;

/** How a browser is known to connect, before this deployment has seen enough of it. */
interface Seed {
  browsers: ReadonlyArray<Claim['browser']>;
  /** majors it was seen or published for: of newer ones nothing is known */
  majors: readonly [from: number, to: number];
  /** part of JA4 that is the TLS library's own: extensions come and go with builds, policies and resumption */
  ciphers: string;
  /** null where sources differ */
  http2: string | null;
  source: string;
}

const CHROMIUM = '1:65536;2:0;4:6291456;6:262144|15663105|0|m,a,s,p';
const GECKO = '1:65536;2:0;4:131072;5:16384|12517377|0|m,p,a,s';

/**
 * Families, not values: enough to say that a connection is as it should be, never enough to say that it is not. Each was
 * captured here (`packages/corpus/requests`) or published.
 */
export const SEEDS: readonly Seed[] = [
  {
    browsers: ['chrome', 'edge', 'brave', 'opera'],
    majors: [131, 156],
    ciphers: '8daaf6152771',
    http2: CHROMIUM,
    source: 'capture of Chromium 156; JA4 mapping table of FoxIO for Chrome, Akamai text of Chrome 131 to 149',
  },
  {
    browsers: ['firefox'],
    majors: [135, 151],
    ciphers: '5b57614c22b0',
    http2: GECKO,
    source: 'JA4 mapping table of FoxIO for Firefox, Akamai text of Firefox 135 to 151',
  },
  {
    browsers: ['firefox'],
    majors: [153, 153],
    ciphers: '86a278354501',
    http2: GECKO,
    source: 'capture of Firefox ESR 153',
  },
  {
    browsers: ['safari'],
    majors: [18, 26],
    ciphers: 'a09f3c656075',
    http2: null,
    source: 'JA4 mapping table of FoxIO for Safari 18.4 to 26.0; of the HTTP/2 text sources differ in the tail',
  },
];

/** Is this how the claimed browser is known to connect? */
export function fitsSeed({ browser, major }: Pick<Claim, 'browser' | 'major'>, { ja4, http2 }: TlsSeen): boolean {
  const ciphers = ja4.split('_')[1];
  return SEEDS.some(
    (seed) =>
      seed.browsers.includes(browser) &&
      major !== null &&
      major >= seed.majors[0] &&
      major <= seed.majors[1] &&
      ja4.startsWith('t13') &&
      ciphers === seed.ciphers &&
      (!http2 || seed.http2 === null || http2.text === seed.http2),
  );
}
