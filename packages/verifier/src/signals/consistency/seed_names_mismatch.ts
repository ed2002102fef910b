import { namesFrom } from '@veridict/contract';
import { clear, defineSignal, hit } from '../../signal.ts';

/** An engine's stack tells functions by the names they were given, and these were given by the nonce. */
export const seed_names_mismatch = defineSignal({
  id: 'seed_names_mismatch',
  layer: 'consistency',
  family: 'seed',
  title: 'Functions named by another nonce',
  needs: ['nonce', 'seedNames'],
  judge: ({ nonce, seedNames }) =>
    seedNames.names.join() === namesFrom(nonce).join()
      ? clear
      : hit('the names in the stack do not follow from the nonce'),
});
