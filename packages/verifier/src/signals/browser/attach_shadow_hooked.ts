import { clear, defineSignal, hit } from '../../signal.ts';

/** Who must see into closed shadow roots puts his own state onto `attachShadow`. */
export const attach_shadow_hooked = defineSignal({
  id: 'attach_shadow_hooked',
  layer: 'browser',
  family: 'driver_traces',
  title: 'Shadow roots opened by a hook',
  needs: ['globals'],
  judge: ({ globals }) => {
    const mark = globals.hooks.find((name) => /^Element\.prototype\.(attachShadow\.__v3|_attachShadow$)/.test(name));
    return mark ? hit(`found ${mark}`) : clear;
  },
});
