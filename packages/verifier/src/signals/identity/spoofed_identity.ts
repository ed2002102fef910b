import { clear, defineSignal, hit } from '../../signal.ts';

/** The address or signature disproves the name. Who cannot be checked in time is only a claim. */
export const spoofed_identity = defineSignal({
  id: 'spoofed_identity',
  layer: 'identity',
  family: 'declared',
  title: 'Robot that is not who it says',
  needs: ['identity'],
  judge: ({ identity: { kind, name } }) =>
    kind === 'spoofed' ? hit(`not ${name ?? 'who it says'}, by its address or signature`) : clear,
});
