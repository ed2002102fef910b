import { carried, hexOf, orderFrom, SECOND_LOOK } from '@veridict/contract/wire';
import { cut } from '../reading.ts';
import { valueAt } from '../realms/probe.ts';
import type { Seed } from '../source.ts';

/** Some of what the sources read, once more and in another order for every nonce. */
export const seedOrder: Seed<'seedOrder'> = ({ nonce }) => {
  const order = orderFrom(nonce);
  let hash = 0;
  for (const at of order) hash = carried(hash, `${at}${cut(valueAt(window, SECOND_LOOK[at]!) ?? null, 512)}`);
  return { order, sum: hexOf(hash) };
};
