import { clear, defineSignal, hit } from '../../signal.ts';

/** Exits of commercial VPNs. Most of who uses them are people. */
export const ip_vpn = defineSignal({
  id: 'ip_vpn',
  layer: 'ip',
  family: 'address',
  title: 'Address of a VPN',
  needs: ['addressKind'],
  judge: ({ addressKind }) => (addressKind.vpn ? hit('the address is a listed VPN exit') : clear),
});
