import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `--disable-speech-api` is a flag of containers. Only where the browser says it is Google Chrome on a desktop. */
export const speech_api_removed = defineSignal({
  id: 'speech_api_removed',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'Chrome without any speech interface',
  needs: ['speechVoices', 'engine', 'clientHints', 'platform'],
  judge: ({ speechVoices: s, clientHints, platform }, { engine }) => {
    const chrome = clientHints.brands.some((b) => b.brand === 'Google Chrome') && isDesktopPlatform(platform.platform);
    return engine === 'blink' && chrome && !s.synthesis && !s.utterance && !s.recognition
      ? hit('no speechSynthesis, SpeechSynthesisUtterance or webkitSpeechRecognition')
      : clear;
  },
});
