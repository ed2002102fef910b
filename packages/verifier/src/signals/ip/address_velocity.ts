import { clear, defineSignal, hit } from '../../signal.ts';

const PER_MINUTE = 120;

/** More in a minute than a household or a small office makes. */
export const address_velocity = defineSignal({
  id: 'address_velocity',
  layer: 'ip',
  family: 'address',
  title: 'Many requests from one address',
  needs: ['velocity'],
  judge: ({ velocity: { address } }) => (address > PER_MINUTE ? hit(`${address} requests within a minute`) : clear),
});
