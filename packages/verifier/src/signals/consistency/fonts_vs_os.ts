import { isArmPlatform, platformFamily } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Windows and macOS come with fonts that nobody takes away, and Android takes none of Linux desktops. Their names on a system
 * that has only those of Linux are borrowed.
 */
export const fonts_vs_os = defineSignal({
  id: 'fonts_vs_os',
  layer: 'consistency',
  family: 'claim',
  title: 'Fonts of another system',
  needs: ['fonts', 'platform', 'privacy', 'nativeFunctions', 'engine', 'mediaFeatures'],
  judge: ({ fonts: { bits }, platform }, { privacyTool, claim }) => {
    const onPhone = claim.os === 'android' && isArmPlatform(platform.platform);
    const family = onPhone ? 'android' : platformFamily(platform.platform);
    const [windows, mac, linux] = [0, 6, 12].map(
      (from) => [...bits.slice(from, from + 6)].filter((bit) => bit === '1').length,
    );
    const own = family === 'windows' ? windows : family === 'mac' ? mac : onPhone ? windows! + mac! : null;
    return own === 0 && linux! >= 2 && privacyTool === 'none'
      ? hit(`none of the fonts of ${family}, ${linux} of those of Linux`)
      : clear;
  },
});
