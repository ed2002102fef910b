import { chromium, documentVisit, firefox, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { http2_engine_mismatch } from './http2_engine_mismatch.ts';

/** A library that copied Chromium's first settings, not all of them. */
const copied = {
  text: '2:0;4:6291456;5:16384;6:262144|15597570|0|m,a,s,p',
  settings: [
    [2, 0],
    [4, 6_291_456],
    [5, 16_384],
    [6, 262_144],
  ] as Array<[number, number]>,
  windowUpdate: 15_597_570,
  priorityFrames: 0,
  headersPriority: null,
  pseudoOrder: 'm,a,s,p',
};

describeSignal(http2_engine_mismatch, {
  hits: {
    'a library with Chrome’s handshake': withContext(chromium(), {
      tls: { ja4: 't13d1516h2_8daaf6152771_afc95f72a295', http2: copied },
    }),
    'Firefox’s name over Chromium’s connection': withContext(firefox(), { tls: documentVisit('chromium').context.tls }),
  },
  clears: {
    'a gateway that opens TLS, which is another signal': withContext(chromium(), {
      tls: { ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6', http2: copied },
    }),
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a proxy that reports only the handshake': withContext(chromium(), {
      tls: { ja4: 't13d1517h2_8daaf6152771_cb7bf5808d99' },
    }),
  },
});
