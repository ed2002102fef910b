import { clear, defineSignal, hit } from '../../signal.ts';

/** Both systems come with voices; a Linux container that calls itself one of them does not. On Linux none is normal. */
export const speech_voices_missing = defineSignal({
  id: 'speech_voices_missing',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'Windows or macOS without a voice',
  needs: ['speechVoices', 'platform', 'engine', 'privacy'],
  judge: ({ speechVoices, platform, privacy }, { engine }) =>
    engine === 'blink' && !privacy.braveApi && /^(Win|Mac)/.test(platform.platform) && speechVoices.total === 0
      ? hit(`no speech voice on ${platform.platform}`)
      : clear,
});
