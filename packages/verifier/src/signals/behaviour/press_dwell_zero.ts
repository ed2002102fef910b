import { clear, defineSignal, hit } from '../../signal.ts';

/** A finger needs time to come up again. A trackpad's tap takes tens of milliseconds, too. */
export const press_dwell_zero = defineSignal({
  id: 'press_dwell_zero',
  layer: 'behaviour',
  family: 'input',
  title: 'Button let go at once',
  needs: ['interaction'],
  judge: ({ interaction: i }) =>
    i.pressMedianMs !== null && i.mousePresses >= 2 && i.touches === 0 && i.pressMedianMs <= 4
      ? hit(`presses last ${i.pressMedianMs} ms`)
      : clear,
});
