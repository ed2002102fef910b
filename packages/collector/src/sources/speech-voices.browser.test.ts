import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('speechVoices', {
  driven: {
    chromium: { synthesis: true, utterance: true, recognition: true },
    firefox: { synthesis: true, utterance: true, recognition: false },
    webkit: {},
  },
  pages: {
    'a list that comes late': {
      prepare: () => {
        let voices: object[] = [];
        const synthesis = Object.assign(new EventTarget(), { getVoices: () => voices });
        Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
        setTimeout(() => {
          voices = [
            { name: 'Google Deutsch', localService: false },
            { name: 'Anna', localService: true },
          ];
          synthesis.dispatchEvent(new Event('voiceschanged'));
        });
      },
      reads: { any: { total: 2, local: 1, google: 1 } },
    },
    'a list that never comes': {
      prepare: () => {
        const synthesis = Object.assign(new EventTarget(), { getVoices: () => [] });
        Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
      },
      reads: { any: { synthesis: true, total: null, local: null, google: null } },
    },
  },
});
