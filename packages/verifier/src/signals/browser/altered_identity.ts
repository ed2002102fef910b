import { clear, defineSignal, hit } from '../../signal.ts';

const NAMING = /^(Navigator\.(userAgent|platform|vendor|userAgentData|maxTouchPoints)|NavigatorUAData\..+)$/;

/** A browser that lies about itself in the page. Switchers of user agents do it for people, too. */
export const altered_identity = defineSignal({
  id: 'altered_identity',
  layer: 'browser',
  family: 'tamper',
  title: 'Functions replaced that name the browser',
  needs: ['nativeFunctions'],
  judge: ({ nativeFunctions }) => {
    const named = nativeFunctions.altered.filter((name) => NAMING.test(name));
    return named.length > 0 ? hit(`not native: ${named.slice(0, 6).join(', ')}`) : clear;
  },
});
