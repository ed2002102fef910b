import { clear, defineSignal, hit } from '../../signal.ts';

/** It says who it is, and nothing that was looked up says otherwise or confirms it. */
export const unproven_identity = defineSignal({
  id: 'unproven_identity',
  layer: 'identity',
  family: 'declared',
  title: 'Robot that proves nothing',
  needs: ['identity'],
  judge: ({ identity: { kind, name } }) => (kind === 'claimed' ? hit(`says it is ${name ?? 'a robot'}`) : clear),
});
