import { clear, defineSignal, hit } from '../../signal.ts';

/** Servers have none of the three. Many desktops have none either: a grain of weight. */
export const media_devices_missing = defineSignal({
  id: 'media_devices_missing',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'No microphone, speaker or camera',
  needs: ['mediaDevices'],
  judge: ({ mediaDevices: m }) =>
    m.audioInput + m.audioOutput + m.videoInput === 0 ? hit('no media device of any kind') : clear,
});
