import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { worker_webgl_mismatch } from './worker_webgl_mismatch.ts';

describeSignal(worker_webgl_mismatch, {
  hits: {
    'stealth, which names an Intel chip in the page': withReading(chromium(), 'webgl', {
      unmaskedVendor: 'Intel Inc.',
      unmaskedRenderer: 'Intel Iris OpenGL Engine',
    }),
  },
  clears: {
    'a worker without WebGL': withReading(chromium(), 'workerRealm', { webglRenderer: null, webglVendor: null }),
    'another model of the same maker': withReading(chromium(), 'webgl', {
      unmaskedRenderer: 'ANGLE (NVIDIA, NVIDIA T1000 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    }),
  },
});
