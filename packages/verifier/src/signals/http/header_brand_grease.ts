import { expectedBrands, listBrands, parseBrandHeader, sameBrands } from '../../facts/brands.ts';
import { header } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** The request's brand list follows the same formula as the page's, and copied headers rarely do. */
export const header_brand_grease = defineSignal({
  id: 'header_brand_grease',
  layer: 'http',
  family: 'client',
  title: 'Brand header that this version does not make',
  needs: ['request'],
  judge: ({ request }) => {
    const brands = parseBrandHeader(header(request, 'sec-ch-ua') ?? '');
    const expected = brands && expectedBrands(brands);
    return brands && expected && !sameBrands(brands, expected)
      ? hit(`${listBrands(brands)} instead of ${listBrands(expected)}`)
      : clear;
  },
});
