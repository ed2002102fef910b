import { clear, defineSignal, hit } from '../../signal.ts';

/** The name suggests servers, and no list says so: weak. */
export const ip_hosting_name = defineSignal({
  id: 'ip_hosting_name',
  layer: 'ip',
  family: 'address',
  title: 'Network with the name of a host',
  needs: ['addressKind'],
  judge: ({ addressKind }) =>
    addressKind.hostingName && !addressKind.datacenter && !addressKind.relay
      ? hit('the network is named like a hosting company')
      : clear,
});
