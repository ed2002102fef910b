import { carried, hexOf, type ReadingValues, SECOND_LOOK } from '@veridict/contract';
import { clear, defineSignal, hit } from '../../signal.ts';

type Twice = 'userAgent' | 'platform' | 'languages' | 'hardware' | 'touch' | 'screen';

/** Whoever changes a reading of recorded evidence must change what the second look at it said, too. */
export const seed_values_mismatch = defineSignal({
  id: 'seed_values_mismatch',
  layer: 'consistency',
  family: 'seed',
  title: 'Other values at the second look',
  needs: ['seedOrder', 'userAgent', 'platform', 'languages', 'hardware', 'touch', 'screen'],
  judge: ({ seedOrder: { order, sum }, ...readings }) => {
    const values = firstLook(readings);
    let hash = 0;
    for (const at of order) hash = carried(hash, `${at}${values[SECOND_LOOK[at] ?? '']}`);
    return hexOf(hash) === sum ? clear : hit('the second look did not see what the first one reports');
  },
});

function firstLook(readings: Pick<ReadingValues, Twice>): Readonly<Record<string, string | number | null | undefined>> {
  const { userAgent, platform, languages, hardware, touch, screen } = readings;
  const values: Record<(typeof SECOND_LOOK)[number], string | number | null> = {
    'navigator.userAgent': userAgent.userAgent,
    'navigator.platform': platform.platform,
    'navigator.vendor': userAgent.vendor,
    'navigator.productSub': userAgent.productSub,
    'navigator.language': languages.language,
    'navigator.hardwareConcurrency': hardware.cores,
    'navigator.maxTouchPoints': touch.maxTouchPoints,
    'screen.width': screen.width,
    'screen.height': screen.height,
    'screen.colorDepth': screen.colorDepth,
  };
  return values;
}
