import { clear, defineSignal, hit } from '../../signal.ts';
import { tracesOf } from '../../signals/found-names.ts';

/** `page.exposeFunction` of Puppeteer goes through a binding with its own prefix. */
export const puppeteer_globals = defineSignal({
  id: 'puppeteer_globals',
  layer: 'browser',
  family: 'driver_traces',
  title: "Puppeteer's names on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const names = tracesOf('puppeteer', globals);
    return names.length > 0 ? hit(`found ${names.join(', ')}`) : clear;
  },
});
