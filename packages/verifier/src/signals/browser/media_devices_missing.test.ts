import { chromium, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { media_devices_missing } from './media_devices_missing.ts';

describeSignal(media_devices_missing, {
  hits: {
    'a container': withReading(chromium(), 'mediaDevices', { audioInput: 0, audioOutput: 0, videoInput: 0 }),
  },
  clears: {
    'a desktop with nothing but speakers': withReading(chromium(), 'mediaDevices', {
      audioInput: 0,
      audioOutput: 1,
      videoInput: 0,
    }),
  },
  skips: {
    'a page on plain http, where the interface is missing': withFault(chromium(), 'mediaDevices', 'absent'),
  },
});
