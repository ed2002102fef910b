import { claimOf } from '../../facts/claim.ts';
import { destinationOf } from '../../facts/destination.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Every browser takes gzip and deflate; over https also br, and Chromium since 123 and Firefox since 126 zstd. */
export const incomplete_accept_encoding = defineSignal({
  id: 'incomplete_accept_encoding',
  layer: 'http',
  family: 'client',
  title: 'Request that takes fewer encodings than browsers do',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine, major, embedded } = claimOf(userAgentOf(request));
    // Media is asked for in parts, and parts are not encoded.
    if (engine === 'unknown' || destinationOf(request) === 'other' || header(request, 'range') !== null) return clear;
    const given = header(request, 'accept-encoding') ?? '';
    const offered = given.split(',').map((item) => item.split(';')[0]!.trim().toLowerCase());
    const hasZstd = engine !== 'webkit' && !embedded && (major ?? 0) >= (engine === 'blink' ? 123 : 126);
    const expected = ['gzip', 'deflate', ...(request.secure ? ['br', ...(hasZstd ? ['zstd'] : [])] : [])];
    const missing = expected.filter((encoding) => !offered.includes(encoding));
    return missing.length > 0 ? hit(`Accept-Encoding without ${missing.join(', ')}`) : clear;
  },
});
