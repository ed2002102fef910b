import { clear, defineSignal, hit } from '../../signal.ts';

/** Exits are listed by the network itself. People use it for good reasons. */
export const ip_tor = defineSignal({
  id: 'ip_tor',
  layer: 'ip',
  family: 'address',
  title: 'Address of a Tor exit',
  needs: ['addressKind'],
  judge: ({ addressKind }) => (addressKind.tor ? hit('the address is a listed Tor exit') : clear),
});
