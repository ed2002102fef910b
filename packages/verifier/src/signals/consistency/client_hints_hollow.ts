import { clear, defineSignal, hit } from '../../signal.ts';

/** An override of the user agent without metadata leaves the detailed hints empty. Desktop Chromium always fills these two. */
export const client_hints_hollow = defineSignal({
  id: 'client_hints_hollow',
  layer: 'consistency',
  family: 'claim',
  title: 'Client hints without architecture',
  needs: ['clientHints', 'privacy', 'engine'],
  judge: ({ clientHints: { high, mobile, platform }, privacy }, { engine }) => {
    const desktop = !mobile && /^(Windows|macOS|Linux)$/.test(platform);
    return engine === 'blink' && desktop && !privacy.braveApi && high && high.architecture === '' && high.bitness === ''
      ? hit(`no architecture and no bitness on ${platform}`)
      : clear;
  },
});
