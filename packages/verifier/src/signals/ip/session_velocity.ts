import { clear, defineSignal, hit } from '../../signal.ts';

const PER_MINUTE = 30;

/** A person does not open a page every two seconds for a minute. */
export const session_velocity = defineSignal({
  id: 'session_velocity',
  layer: 'ip',
  family: 'address',
  title: 'Many page views in one session',
  needs: ['velocity'],
  judge: ({ velocity: { session } }) =>
    session !== null && session > PER_MINUTE ? hit(`${session} page views within a minute`) : clear,
});
