import { clear, defineSignal, hit } from '../../signal.ts';

/** Down and up again at the pace of a hand. */
export const hand_press_dwell = defineSignal({
  id: 'hand_press_dwell',
  layer: 'behaviour',
  family: 'human_input',
  title: "Presses as long as a finger's",
  needs: ['interaction'],
  judge: ({ interaction: { pressMedianMs: ms } }) =>
    ms !== null && ms >= 30 && ms <= 600 ? hit(`presses last ${ms} ms`) : clear,
});
