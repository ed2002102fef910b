import { clear, defineSignal, hit } from '../../signal.ts';

/** Only proxies write `X-Forwarded-For`. From a client that no trusted proxy stands before it is an attempt to be somebody else. */
export const forwarding_spoofed = defineSignal({
  id: 'forwarding_spoofed',
  layer: 'ip',
  family: 'address',
  title: 'Client that names its own address',
  needs: ['forwardingSpoofed'],
  judge: ({ forwardingSpoofed }) =>
    forwardingSpoofed.length > 0 ? hit(`the client itself sent ${forwardingSpoofed.join(', ')}`) : clear,
});
