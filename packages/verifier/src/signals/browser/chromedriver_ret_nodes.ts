import { clear, defineSignal, hit } from '../../signal.ts';

/** ChromeDriver's look-up of elements leaves a global behind it. */
export const chromedriver_ret_nodes = defineSignal({
  id: 'chromedriver_ret_nodes',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Element look-up of a driver left on the page',
  needs: ['globals'],
  judge: ({ globals }) =>
    globals.window.some(({ name }) => name === 'ret_nodes') ? hit('found the global ret_nodes') : clear,
});
