import { isArmPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Chromium on Android and on ChromeOS tells pages what kind of network it is on; elsewhere that part of the interface does
 * not exist, whatever the browser says it runs on.
 * @see https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/platform/runtime_enabled_features.json5 (`NetInfoDownlinkMax`, 2026-11)
 */
export const network_type_missing = defineSignal({
  id: 'network_type_missing',
  layer: 'consistency',
  family: 'claim',
  title: 'Phone that cannot tell its network',
  needs: ['connection', 'userAgent', 'platform', 'engine'],
  judge: ({ connection: c, platform }, { engine, claim }) => {
    // Who looks at phones in a desktop’s tools keeps the desktop’s platform.
    const phone = engine === 'blink' && claim.os === 'android' && isArmPlatform(platform.platform);
    const ofDesktops = c.effectiveType !== null && c.type === null && !c.hasDownlinkMax;
    return phone && ofDesktops ? hit('navigator.connection has neither type nor downlinkMax on Android') : clear;
  },
});
