import { documentVisit, type Visit, withContext, withHeaderValue } from '@veridict/corpus';
import type { HelloSeen } from '../../context.ts';
import { describeSignal } from '../../testing/describe-signal.ts';
import { tls_version_mismatch } from './tls_version_mismatch.ts';

const offering = (base: Visit, change: Partial<HelloSeen>): Visit =>
  withContext(base, { tls: { ...base.context.tls!, hello: { ...base.context.tls!.hello!, ...change } } });
const chromium = documentVisit('chromium');
const firefox = documentVisit('firefox');
const saying = (version: string, base: Visit = chromium) =>
  withHeaderValue(
    base,
    'user-agent',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${version} Safari/537.36`,
  );
const before150 = [1027, 2052, 1025, 1283, 2053, 1281, 2054, 1537];
const safari = (extensions: number[]): Visit =>
  offering(
    withContext(
      withHeaderValue(
        chromium,
        'user-agent',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
      ),
      { tls: { ...chromium.context.tls!, ja4: 't13d2013h2_a09f3c656075_7f0f34a4126d' } },
    ),
    { extensions, signatureAlgorithms: [1027, 2052, 1025, 1283, 2053, 2053, 1281, 2054, 1537, 513] },
  );
const apple = [0, 23, 65281, 10, 11, 16, 5, 13, 18, 51, 45, 43, 27];

describeSignal(tls_version_mismatch, {
  hits: {
    'a copy of an earlier Chrome that says it is a new one': offering(chromium, { signatureAlgorithms: before150 }),
    'a new hello under an old name': saying('Chrome/131.0.0.0'),
    'extensions in the order of the past': offering(chromium, {
      extensions: [0, 23, 65281, 10, 11, 35, 16, 5, 13, 18, 51, 45, 43, 27, 17613, 65037],
    }),
    'extensions in the order of a list': offering(chromium, {
      extensions: [0, 5, 10, 11, 13, 16, 18, 23, 27, 35, 43, 45, 51, 17613, 65037, 65281],
    }),
    'no post-quantum key': offering(chromium, { groups: [29, 23, 24] }),
    'signatures sorted as a library sorts them': offering(firefox, {
      signatureAlgorithms: [513, 515, 1025, 1027, 1281, 1283, 1537, 1539, 2052, 2053, 2054],
    }),
    'GREASE in Firefox': offering(firefox, { grease: true }),
    'Safari with its extensions shuffled': safari([...apple].reverse()),
  },
  clears: {
    'Chrome before it shuffled': offering(saying('Chrome/108.0.0.0'), {
      extensions: [0, 23, 65281, 10, 11, 35, 16, 5, 13, 18, 51, 45, 43, 27, 17513, 21],
      signatureAlgorithms: before150,
    }),
    Chromium: chromium,
    Firefox: firefox,
    'GNOME Web': documentVisit('minibrowser'),
    'Chrome on the eve of a change': offering(saying('Chrome/149.0.0.0'), { signatureAlgorithms: before150 }),
    Safari: safari(apple),
    'Safari on a connection that is resumed, padded': safari([...apple, 35, 21, 41]),
    'a browser of which only the print is known': withContext(chromium, { tls: { ja4: chromium.context.tls!.ja4 } }),
  },
});
