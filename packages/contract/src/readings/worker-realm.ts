import { z } from 'zod';
import { reading } from '../reading.ts';
import { count, realmIdentity, text } from '../shapes.ts';

/** What a dedicated worker says. Fault `blocked` where the page's policy lets none start: neutral. */
export const workerRealm = reading(
  z.object({
    identity: realmIdentity,
    webglRenderer: text(256).nullable(),
    webglVendor: text(256).nullable(),
    consoleStackReads: count.nullable(),
    consoleNameReads: count.nullable(),
  }),
);
