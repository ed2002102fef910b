import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

/** What it counts on a Mac: there a tap on the trackpad is pressed and let go by the system, at once. */
const ON_MAC = 0.4;

/** A finger needs time to come up again. A trackpad's tap takes tens of milliseconds, too, where its driver lets it. */
export const press_dwell_zero = defineSignal({
  id: 'press_dwell_zero',
  layer: 'behaviour',
  family: 'input',
  title: 'Button let go at once',
  needs: ['interaction', 'platform'],
  judge: ({ interaction: i, platform }) => {
    if (i.pressMedianMs === null || i.mousePresses < 2 || i.touches > 0 || i.pressMedianMs > 4) return clear;
    const detail = `presses last ${i.pressMedianMs} ms`;
    return platform.platform.startsWith('Mac') ? hitInPart(detail, ON_MAC) : hit(detail);
  },
});
