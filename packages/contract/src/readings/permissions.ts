import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** Notification permission by both interfaces; `query` null where it did not answer. */
export const permissions = reading(
  z.object({ notification: text(16).nullable(), notificationQuery: text(16).nullable() }),
);
