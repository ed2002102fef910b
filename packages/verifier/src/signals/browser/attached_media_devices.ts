import { clear, defineSignal, hit } from '../../signal.ts';

/** Something to hear, speak or see with. */
export const attached_media_devices = defineSignal({
  id: 'attached_media_devices',
  layer: 'browser',
  family: 'human_consistency',
  title: 'Microphone, speaker or camera',
  needs: ['mediaDevices'],
  judge: ({ mediaDevices: m }) => {
    const all = m.audioInput + m.audioOutput + m.videoInput;
    return all > 0 ? hit(`${all} media devices`) : clear;
  },
});
