import { clear, defineSignal, hit } from '../../signal.ts';

/** Headless Chromium, old and new mode, names itself in the user agent unless told not to. */
export const headless_claim = defineSignal({
  id: 'headless_claim',
  layer: 'browser',
  family: 'declared',
  title: 'Browser calls itself headless',
  needs: ['userAgent'],
  judge: ({ userAgent }) => {
    const token = /Headless\w*/.exec(userAgent.userAgent)?.[0];
    return token ? hit(`navigator.userAgent says ${token}`) : clear;
  },
});
