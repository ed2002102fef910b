import type { RequestSeen } from '../../context.ts';
import { expectedBrands, parseBrandHeader, sameBrands } from '../../facts/brands.ts';
import { claimOf } from '../../facts/claim.ts';
import { destinationOf, isNavigation, keepsOrder } from '../../facts/destination.ts';
import { familyOfOs, osOfHint } from '../../facts/device.ts';
import type { Claim } from '../../facts/facts.ts';
import { helloMisfit } from '../../facts/hello.ts';
import { NAVIGATION_ORDER, outOfOrder, RESOURCE_ORDER } from '../../facts/order.ts';
import { bareItem, header, userAgentOf } from '../../facts/request.ts';
import { stackOfClaim, stackOfHttp2, stackOfTls } from '../../facts/stack.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Older versions differ in too much to be told from copies: they are not accused, only not vouched for. */
const SINCE = { blink: 130, gecko: 128 } as const;
const PAGE_WEIGHT = { blink: 256, gecko: 42 } as const;
const ALWAYS = ['accept', 'accept-language', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'priority'];
const HINTS = ['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform'];
const ENCODINGS = 'gzip, deflate, br, zstd';

/**
 * Handshake, HTTP/2, headers and their order are all those of the claimed version: a library that copies some of it does not
 * get here. Safari is not vouched for: what is known of its connections is copied to the letter.
 */
export const coherent_connection = defineSignal({
  id: 'coherent_connection',
  layer: 'tls',
  family: 'human_consistency',
  title: 'Connection and request of one browser',
  needs: ['tls', 'request'],
  judge: ({ tls: { ja4, hello, http2 }, request }) => {
    const claim = claimOf(userAgentOf(request));
    const { engine, major } = claim;
    const stack = stackOfClaim(claim);
    if (!hello || !http2 || stack === null || claim.embedded) return clear;
    if ((engine !== 'blink' && engine !== 'gecko') || (major ?? 0) < SINCE[engine]) return clear;
    if (stackOfTls(ja4) !== stack || stackOfHttp2(http2) !== stack) return clear;
    if (helloMisfit(claim, stack, hello) !== null || hello.grease !== (engine === 'blink')) return clear;
    if (!isWhole(request, claim)) return clear;
    const isPage = destinationOf(request) === 'document';
    if (isPage && http2.isFirst && http2.headersPriority?.weight !== PAGE_WEIGHT[engine]) return clear;
    return hit(`TLS, HTTP/2 and headers of ${engine} ${major}`);
  },
});

/** Nothing is missing that this engine sends, nothing is in another place, and no two headers contradict each other. */
function isWhole(request: RequestSeen, { engine, os, mobile }: Claim): boolean {
  const isPage = destinationOf(request) === 'document';
  if (isPage !== isNavigation(request) || !keepsOrder(request)) return false;
  const order = (isPage ? NAVIGATION_ORDER : RESOURCE_ORDER)[engine] ?? [];
  const isBlink = engine === 'blink';
  const needed = [...ALWAYS, ...(isPage ? ['upgrade-insecure-requests'] : []), ...(isBlink ? HINTS : ['te'])];
  if (needed.some((name) => header(request, name) === null) || outOfOrder(request, order) !== null) return false;
  if (isPage && !/^text\/html\b/.test(header(request, 'accept') ?? '')) return false;
  if (header(request, 'accept-encoding') !== ENCODINGS && header(request, 'range') === null) return false;
  if (!isBlink) return true;
  const brands = parseBrandHeader(header(request, 'sec-ch-ua') ?? '');
  const expected = brands && expectedBrands(brands);
  if (!brands || (expected && !sameBrands(brands, expected))) return false;
  const hinted = osOfHint(bareItem(header(request, 'sec-ch-ua-platform') ?? ''));
  return familyOfOs(hinted) === familyOfOs(os) && (header(request, 'sec-ch-ua-mobile') === '?1') === mobile;
}
