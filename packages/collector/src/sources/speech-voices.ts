import { within } from '../reading.ts';
import type { Source } from '../source.ts';

/** Chromium fills its list a moment after the first question, and says so. */
const FILL_MS = 80;

/** Speech interfaces and voices; the counts are null where no list came in time, which is not the same as none. */
export const speechVoices: Source<'speechVoices'> = async () => {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  const complete =
    !synthesis ||
    synthesis.getVoices().length > 0 ||
    (await within(
      FILL_MS,
      () => new Promise((resolve) => synthesis.addEventListener('voiceschanged', resolve, { once: true })),
    ).catch(() => false));
  const voices = synthesis?.getVoices() ?? [];
  const count = (is: (voice: SpeechSynthesisVoice) => boolean): number | null =>
    complete || voices.length > 0 ? voices.filter(is).length : null;
  return {
    synthesis: !!synthesis,
    utterance: 'SpeechSynthesisUtterance' in window,
    recognition: 'SpeechRecognition' in window || 'webkitSpeechRecognition' in window,
    total: count(() => true),
    local: count((voice) => voice.localService),
    google: count((voice) => voice.name.startsWith('Google')),
  };
};
