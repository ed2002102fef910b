import { clear, defineSignal, hit } from '../../signal.ts';

const PLATFORM =
  /^(webdriver|userAgent|userAgentData|appVersion|platform|vendor|product|productSub|languages?|plugins|mimeTypes|hardwareConcurrency|deviceMemory|maxTouchPoints|permissions|connection|mediaDevices|oscpu|doNotTrack)$/;

/** A pristine `navigator` has no own property at all. Wallets add names of their own, so only names of the platform count. */
export const own_navigator_properties = defineSignal({
  id: 'own_navigator_properties',
  layer: 'browser',
  family: 'tamper',
  title: 'Platform properties copied onto navigator',
  needs: ['platform'],
  judge: ({ platform }) => {
    const copied = platform.ownNavigatorKeys.filter((key) => PLATFORM.test(key));
    return copied.length > 0 ? hit(`own on navigator: ${copied.slice(0, 5).join(', ')}`) : clear;
  },
});
