import { type Source, within } from '../source.ts';

/** Chromium fills its list a moment after the first question, and says so. */
const FILL_MS = 80;

/** Speech interfaces and voices; the counts are null where no list came in time, which is not the same as none. */
export const speechVoices: Source<'speechVoices'> = async () => {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  let voices = synthesis?.getVoices() ?? [];
  let known = voices.length > 0;
  if (synthesis && !known) {
    const changed = new Promise((resolve) => synthesis.addEventListener('voiceschanged', resolve, { once: true }));
    known = await within(FILL_MS, changed).then(
      () => true,
      () => false,
    );
    voices = synthesis.getVoices();
  }
  return {
    synthesis: !!synthesis,
    utterance: 'SpeechSynthesisUtterance' in window,
    recognition: 'SpeechRecognition' in window || 'webkitSpeechRecognition' in window,
    total: known ? voices.length : null,
    local: known ? voices.filter((voice) => voice.localService).length : null,
    google: known ? voices.filter((voice) => voice.name.startsWith('Google')).length : null,
  };
};
