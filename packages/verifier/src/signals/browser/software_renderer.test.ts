import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { software_renderer } from './software_renderer.ts';

describeSignal(software_renderer, {
  hits: {
    'headless Chromium on a server': withReading(chromium({ system: 'linux' }), 'webgl', {
      unmaskedRenderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    }),
    'Firefox under Xvfb': withReading(firefox({ system: 'linux' }), 'webgl', {
      unmaskedRenderer: 'llvmpipe, or similar',
    }),
  },
  clears: {
    'a machine with a graphics chip': chromium(),
    'a browser that withholds the name': withReading(firefox(), 'webgl', {
      unmaskedVendor: null,
      unmaskedRenderer: null,
      renderer: 'Mozilla',
    }),
  },
  skips: {
    'WebGL switched off by policy': withFault(chromium(), 'webgl', 'absent'),
  },
});
