import { clear, defineSignal, hit, hitInPart } from '../../signal.ts';

/** A wait costs a bot nothing but time, so it counts about half of what work does: 0.7 of 1.5. */
const waitShare = 0.7 / 1.5;

/** Work that a machine can do too, but not for every visit. */
export const challenge_solved = defineSignal({
  id: 'challenge_solved',
  layer: 'behaviour',
  family: 'challenge',
  title: 'Challenge solved',
  needs: ['challenge'],
  judge: ({ challenge }) => {
    if (challenge === 'failed') return clear;
    return challenge === 'solved'
      ? hit('Proof of work in this session')
      : hitInPart('Waited in this session', waitShare);
  },
});
