import { claimOf } from '../../facts/claim.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Every browser takes gzip and deflate, and br over https. */
export const incomplete_accept_encoding = defineSignal({
  id: 'incomplete_accept_encoding',
  layer: 'http',
  family: 'client',
  title: 'Request that takes fewer encodings than browsers do',
  needs: ['request'],
  judge: ({ request }) => {
    if (claimOf(userAgentOf(request)).engine === 'unknown') return clear;
    const given = header(request, 'accept-encoding') ?? '';
    const offered = given.split(',').map((item) => item.split(';')[0]!.trim().toLowerCase());
    const expected = request.secure ? ['gzip', 'deflate', 'br'] : ['gzip', 'deflate'];
    const missing = expected.filter((encoding) => !offered.includes(encoding));
    return missing.length > 0 ? hit(`Accept-Encoding without ${missing.join(', ')}`) : clear;
  },
});
