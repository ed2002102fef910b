import type { Seed } from '../source.ts';

/** The worker carries a hash over what it says of itself, as often as the nonce says. */
export const seedRounds: Seed<'seedRounds'> = ({ nonce, ownWorker }) => ownWorker().rounds(nonce);
