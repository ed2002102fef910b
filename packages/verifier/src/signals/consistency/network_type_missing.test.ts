import { chromium, firefox, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { network_type_missing } from './network_type_missing.ts';

const ofDesktops = { type: null, hasDownlinkMax: false };

describeSignal(network_type_missing, {
  hits: {
    'a desktop that a debugger has dressed as a phone': withReading(
      chromium({ system: 'android' }),
      'connection',
      ofDesktops,
    ),
  },
  clears: {
    'a phone': chromium({ system: 'android' }),
    'a desktop': chromium(),
    'a Chromebook': chromium({ system: 'chromeos' }),
    'a developer who looks at a phone’s page in the tools of a desktop': withReading(
      withReading(chromium({ system: 'android' }), 'platform', { platform: 'Win32' }),
      'connection',
      ofDesktops,
    ),
    'a browser that keeps its network to itself': withReading(chromium({ system: 'android' }), 'connection', {
      ...ofDesktops,
      effectiveType: null,
    }),
  },
  skips: {
    'Brave, which has no such interface': withFault(chromium({ system: 'android' }), 'connection', 'absent'),
    'Firefox, which has none either': withFault(firefox(), 'connection', 'absent'),
  },
});
