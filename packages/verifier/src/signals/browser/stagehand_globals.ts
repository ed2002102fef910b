import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** Stagehand injects its locators and a cursor of its own into the page's world. */
export const stagehand_globals = defineSignal({
  id: 'stagehand_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: "Stagehand's names on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('stagehand', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
