import type { Source } from '../source.ts';

/** Chromium fills its list a moment after the first question; where there are no voices, nothing more ever comes. */
const FILL_MS = 100;

/** Speech interfaces and voices; the counts are null where no list came in time, which is not the same as none. */
export const speechVoices: Source<'speechVoices'> = async () => {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  let voices = synthesis?.getVoices() ?? [];
  if (synthesis && voices.length === 0) {
    await new Promise((resolve) => {
      synthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, FILL_MS);
    });
    voices = synthesis.getVoices();
  }
  const known = voices.length > 0;
  return {
    synthesis: !!synthesis,
    utterance: 'SpeechSynthesisUtterance' in window,
    recognition: 'SpeechRecognition' in window || 'webkitSpeechRecognition' in window,
    total: known ? voices.length : null,
    local: known ? voices.filter((voice) => voice.localService).length : null,
    google: known ? voices.filter((voice) => voice.name.startsWith('Google')).length : null,
  };
};
