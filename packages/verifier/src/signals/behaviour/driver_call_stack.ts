import { clear, defineSignal, hit } from '../../signal.ts';

/** Names that tools give to the code they put into a page. Chromedriver's hold the id of the protocol's element references. */
const DRIVERS =
  /@(pptr:|__puppeteer_evaluation_script__|__playwright_evaluation_script__|pyppeteer)|^UtilityScript\b|element-6066-11e4|^evaluateJavaScriptFunction@$/;

/**
 * Whoever sets an event off in the middle of a script stands in its stack, by the name that the tool gives to what it
 * puts into pages.
 */
export const driver_call_stack = defineSignal({
  id: 'driver_call_stack',
  layer: 'behaviour',
  family: 'driver_traces',
  title: 'Events set off by a driver’s code',
  needs: ['deeds'],
  judge: ({ deeds: { callers } }) => {
    const found = callers.filter((name) => DRIVERS.test(name));
    return found.length > 0 ? hit(`events came from ${found.slice(0, 3).join(', ')}`) : clear;
  },
});
