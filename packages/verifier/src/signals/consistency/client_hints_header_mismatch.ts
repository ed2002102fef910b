import { listBrands, parseBrandHeader, sameBrands } from '../../facts/brands.ts';
import { bareItem, header } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The brand list and platform of the request are the page's own, in the same order. */
export const client_hints_header_mismatch = defineSignal({
  id: 'client_hints_header_mismatch',
  layer: 'consistency',
  family: 'client',
  title: 'Request and page give different client hints',
  needs: ['request', 'clientHints'],
  judge: ({ request, clientHints }) => {
    const sent = header(request, 'sec-ch-ua');
    const brands = sent === null ? null : parseBrandHeader(sent);
    if (brands && !sameBrands(brands, clientHints.brands)) {
      return hit(`request ${listBrands(brands)}, page ${listBrands(clientHints.brands)}`);
    }
    const platform = header(request, 'sec-ch-ua-platform');
    return platform !== null && bareItem(platform) !== clientHints.platform
      ? hit(`request ${bareItem(platform)}, page ${clientHints.platform}`)
      : clear;
  },
});
