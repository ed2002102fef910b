import { clear, defineSignal, hit } from '../../signal.ts';

/** Systems for people come with voices. */
export const installed_voices = defineSignal({
  id: 'installed_voices',
  layer: 'browser',
  family: 'human_consistency',
  title: 'Voices to read aloud',
  needs: ['speechVoices'],
  judge: ({ speechVoices }) => ((speechVoices.total ?? 0) > 0 ? hit(`${speechVoices.total} voices`) : clear),
});
