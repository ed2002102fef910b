import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Containers run on UTC. Firefox that resists fingerprinting says UTC too and is left out. */
export const time_zone_utc = defineSignal({
  id: 'time_zone_utc',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'Clock of a server',
  needs: ['timeZone', 'engine', 'platform'],
  judge: ({ timeZone, platform }, { engine }) => {
    const utc = timeZone.zone === 'UTC' || timeZone.zone === 'Etc/UTC';
    return utc && (engine === 'blink' || engine === 'webkit') && isDesktopPlatform(platform.platform)
      ? hit(`time zone ${timeZone.zone}`)
      : clear;
  },
});
