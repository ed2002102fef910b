import { realmTexts, roundsFrom } from '@veridict/contract';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A worker goes as many rounds as its nonce says, over what it says of itself. Both are known here, and so is the sum. */
export const seed_rounds_mismatch = defineSignal({
  id: 'seed_rounds_mismatch',
  layer: 'consistency',
  family: 'seed',
  title: "Worker's rounds of another nonce",
  needs: ['nonce', 'seedRounds', 'workerRealm'],
  judge: ({ nonce, seedRounds, workerRealm }) => {
    const { rounds, sum } = roundsFrom(nonce, realmTexts(workerRealm.identity));
    if (seedRounds.rounds !== rounds) return hit(`${seedRounds.rounds} rounds where the nonce says ${rounds}`);
    return seedRounds.sum === sum ? clear : hit('the sum of the rounds is not that of this nonce and this worker');
  },
});
