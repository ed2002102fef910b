import { chromiumMajor, parseBrandHeader } from '../../facts/brands.ts';
import { claimOf } from '../../facts/claim.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The major version in `Sec-CH-UA` is the one after `Chrome/` in the user agent. */
export const brand_version_mismatch = defineSignal({
  id: 'brand_version_mismatch',
  layer: 'http',
  family: 'client',
  title: 'Headers name two versions',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, embedded, major } = claimOf(userAgentOf(request));
    const hinted = chromiumMajor(parseBrandHeader(header(request, 'sec-ch-ua') ?? '') ?? []);
    if (engine !== 'blink' || embedded || major === null || hinted === null) return clear;
    return hinted === major ? clear : hit(`User-Agent ${major}, Sec-CH-UA ${hinted}`);
  },
});
