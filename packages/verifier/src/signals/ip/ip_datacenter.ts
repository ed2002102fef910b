import { clear, defineSignal, hit } from '../../signal.ts';

/** Servers live there; so do VPN exits, office gateways and cloud desktops. */
export const ip_datacenter = defineSignal({
  id: 'ip_datacenter',
  layer: 'ip',
  family: 'address',
  title: 'Address of a datacenter',
  needs: ['addressKind'],
  judge: ({ addressKind }) => (addressKind.datacenter ? hit('the address belongs to a hosting network') : clear),
});
