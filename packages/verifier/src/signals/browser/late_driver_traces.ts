import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** Drivers leave most of their names once they act: the same look as at the start, taken again. */
export const late_driver_traces = defineSignal({
  id: 'late_driver_traces',
  layer: 'browser',
  family: 'driver_traces',
  title: "Driver's names on the page after it acted",
  needs: ['lateGlobals'],
  judge: ({ lateGlobals }) => {
    const drivers = ['chromedriver', 'playwright', 'puppeteer', 'stagehand'] as const;
    const names = drivers.flatMap((driver) => tracesOf(driver, lateGlobals));
    return names.length > 0 ? hit(`found later: ${names.slice(0, 5).join(', ')}`) : clear;
  },
});
