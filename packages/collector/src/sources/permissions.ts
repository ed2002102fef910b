import { cutOrNull, within } from '../reading.ts';
import type { Source } from '../source.ts';

/** In places the query is slow, and it is only half of the reading. */
const QUERY_BUDGET_MS = 300;

/** Notification permission by both interfaces. Asking for the state asks the person nothing. */
export const permissions: Source<'permissions'> = async () => {
  const notification = typeof Notification === 'undefined' ? null : Notification.permission;
  const ask = () => navigator.permissions?.query({ name: 'notifications' });
  const status = await within(QUERY_BUDGET_MS, ask).catch(() => null);
  return { notification: cutOrNull(notification, 16), notificationQuery: cutOrNull(status?.state, 16) };
};
