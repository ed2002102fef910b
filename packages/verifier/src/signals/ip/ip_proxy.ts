import { clear, defineSignal, hit } from '../../signal.ts';

/** Listed exits of proxies and anonymity networks. People use them for good reasons. */
export const ip_proxy = defineSignal({
  id: 'ip_proxy',
  layer: 'ip',
  family: 'address',
  title: 'Address of a public proxy',
  needs: ['addressKind'],
  judge: ({ addressKind }) => (addressKind.proxy ? hit('the address is a listed proxy or exit') : clear),
});
