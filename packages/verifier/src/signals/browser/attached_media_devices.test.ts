import { chromium, firefox, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { attached_media_devices } from './attached_media_devices.ts';

describeSignal(attached_media_devices, {
  hits: {
    'a laptop': chromium(),
  },
  clears: {
    'a desktop with nothing attached': withReading(firefox(), 'mediaDevices', {
      audioInput: 0,
      audioOutput: 0,
      videoInput: 0,
    }),
  },
});
