import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** `Notification.permission` and the Permissions API ask the same store and have to agree. */
export const notification_permission_conflict = defineSignal({
  id: 'notification_permission_conflict',
  layer: 'browser',
  family: 'headless_window',
  title: 'Two answers about notifications',
  needs: ['permissions', 'engine', 'storage', 'platform'],
  judge: ({ permissions: p, storage, platform }, { engine }) => {
    if (engine !== 'blink' || !storage.secureContext || !isDesktopPlatform(platform.platform)) return clear;
    if (p.notification === null || p.notificationQuery === null) return clear;
    const expected = p.notification === 'default' ? 'prompt' : p.notification;
    return expected !== p.notificationQuery
      ? hit(`Notification.permission ${p.notification}, query ${p.notificationQuery}`)
      : clear;
  },
});
