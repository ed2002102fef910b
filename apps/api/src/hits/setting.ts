import { join } from 'node:path';
import { z } from 'zod';
import type { Layout } from './tables.sql.ts';

/** Where statistics are kept: in a folder beside the state, on a server, or nowhere. */
export type HitsSetting =
  | { kind: 'embedded'; folder: string }
  | { kind: 'server'; url: string; layout: Layout }
  | { kind: 'off' };

/** `VERIDICT_HITS`: `embedded`, `off`, or the address of a ClickHouse. */
export const hitsSetting = z
  .string()
  .refine(
    (text) => text === 'embedded' || text === 'off' || (/^https?:\/\//.test(text) && URL.canParse(text)),
    'must be `embedded`, `off` or `https://user:password@host:8443/database`',
  );

/** The setting in full, the data folder and the cluster's name put in. */
export function hitsOf(text: string, dataDir: string, cluster: string | null): HitsSetting {
  if (text === 'off') return { kind: 'off' };
  if (text === 'embedded') return { kind: 'embedded', folder: join(dataDir, 'hits') };
  return { kind: 'server', url: text, layout: cluster === null ? { kind: 'single' } : { kind: 'cluster', cluster } };
}
