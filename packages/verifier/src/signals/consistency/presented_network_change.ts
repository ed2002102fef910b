import { clear, defineSignal, hit } from '../../signal.ts';

/** Phones change networks all day: a hint only. */
export const presented_network_change = defineSignal({
  id: 'presented_network_change',
  layer: 'consistency',
  family: 'presentation',
  title: 'Token from another network',
  needs: ['presented'],
  judge: ({ presented }) => (presented.sameNetwork === false ? hit('presented from another network') : clear),
});
