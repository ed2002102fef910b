import { orderFrom } from '@veridict/contract';
import { clear, defineSignal, hit } from '../../signal.ts';

/** What is read again is read in the order of the nonce: evidence that was made for another nonce has another order. */
export const seed_order_mismatch = defineSignal({
  id: 'seed_order_mismatch',
  layer: 'consistency',
  family: 'seed',
  title: 'Read in the order of another nonce',
  needs: ['nonce', 'seedOrder'],
  judge: ({ nonce, seedOrder }) =>
    seedOrder.order.join() === orderFrom(nonce).join()
      ? clear
      : hit('the order of the second look does not follow from the nonce'),
});
