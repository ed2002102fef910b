import { chromium, documentVisit, firefox, withContext } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { http2_engine_mismatch } from './http2_engine_mismatch.ts';

describeSignal(http2_engine_mismatch, {
  hits: {
    'curl with Chrome’s headers': withContext(chromium(), {
      tls: {
        ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6',
        http2: {
          text: '3:100;4:33554432;2:0|33488897|0|m,p,s,a',
          settings: [
            [3, 100],
            [4, 33_554_432],
            [2, 0],
          ],
          windowUpdate: 33_488_897,
          priorityFrames: 0,
          headersPriority: null,
          pseudoOrder: 'm,p,s,a',
        },
      },
    }),
    'Firefox’s name over Chromium’s connection': withContext(firefox(), { tls: documentVisit('chromium').context.tls }),
  },
  clears: {
    Chromium: documentVisit('chromium'),
    Firefox: documentVisit('firefox'),
    'GNOME Web': documentVisit('minibrowser'),
    'a proxy that reports only the handshake': withContext(chromium(), {
      tls: { ja4: 't13d1517h2_8daaf6152771_cb7bf5808d99' },
    }),
  },
});
