import { chromium, webkit, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { hardware_graphics } from './hardware_graphics.ts';

describeSignal(hardware_graphics, {
  hits: {
    'a gaming computer': chromium(),
    'a phone': chromium({ system: 'android' }),
  },
  clears: {
    'Safari, which gives every chip one name': webkit(),
    'a remote desktop': withReading(chromium(), 'webgl', {
      unmaskedRenderer: 'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    }),
  },
  skips: {
    'WebGL switched off': withFault(chromium(), 'webgl', 'absent'),
  },
});
