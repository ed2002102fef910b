import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Scripts that lie in the page rarely reach workers, and what a debugger says of the page ends there too. iPads that ask
 * for desktop pages differ honestly and are left out; so do other phones, unless the worker is on a desktop.
 */
export const worker_identity_mismatch = defineSignal({
  id: 'worker_identity_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Page and worker are different browsers',
  needs: ['workerRealm', 'userAgent', 'platform', 'languages', 'engine'],
  judge: ({ workerRealm: { identity }, userAgent, platform, languages }, { engine }) => {
    const isDesktop = isDesktopPlatform(platform.platform) || isDesktopPlatform(identity.platform);
    if ((engine !== 'blink' && engine !== 'gecko') || !isDesktop) return clear;
    const different = [
      identity.userAgent !== userAgent.userAgent && 'userAgent',
      identity.platform !== platform.platform && 'platform',
      identity.languages.length > 0 && identity.languages.join() !== languages.languages.join() && 'languages',
    ].filter((name) => name !== false);
    return different.length > 0 ? hit(`different in a worker: ${different.join(', ')}`) : clear;
  },
});
