import { clear, defineSignal, hit } from '../../signal.ts';

/** WebdriverIO 9 wraps `customElements.define`; so do libraries for scoped registries, so it only observes. */
export const custom_elements_hooked = defineSignal({
  id: 'custom_elements_hooked',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Custom elements registered through a wrapper',
  needs: ['globals'],
  judge: ({ globals }) =>
    globals.hooks.includes('customElements.define') ? hit('customElements has an own define') : clear,
});
