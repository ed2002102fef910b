import { clear, defineSignal, hit } from '../../signal.ts';

/** Keys held and spaced as fingers do it. */
export const hand_key_rhythm = defineSignal({
  id: 'hand_key_rhythm',
  layer: 'behaviour',
  family: 'human_input',
  title: 'Typing at the pace of fingers',
  needs: ['interaction'],
  judge: ({ interaction: { keys, keyDwellMedianMs: dwell, keyGapMedianMs: gap } }) =>
    keys >= 8 && dwell !== null && gap !== null && dwell >= 40 && dwell <= 300 && gap >= 70 && gap <= 1500
      ? hit(`keys down ${dwell} ms, ${gap} ms apart`)
      : clear,
});
