import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accountId, siteId } from '@veridict/contract';
import { z } from 'zod';
import { hashKey, newKey, scopesOf } from './access/keys.ts';
import { newId } from './ids.ts';
import type { KeyKind, KeyRow, Scope, StatePort } from './state/port.ts';

/** What the first start leaves in `<data>/bootstrap.json`: the only place where these keys are ever written. */
export const bootstrapFile = z.object({
  account_id: accountId,
  site_id: siteId,
  public_key: z.string(),
  secret_key: z.string(),
  read_key: z.string(),
  links_key: z.string(),
  admin_key: z.string(),
  /** where the server answered when it last started; null until it has listened once */
  url: z.url().nullable(),
});
export type Bootstrap = z.infer<typeof bootstrapFile>;

/** What the first start needs. */
export interface BootstrapOptions {
  state: StatePort;
  /** the data folder */
  folder: string;
  now: () => number;
  random: (bytes: number) => Uint8Array;
}

/** Pages on this machine, on any port: what the first site allows. */
const LOOPBACK_ORIGINS = ['localhost', '127.0.0.1', '[::1]'].flatMap((host) => [
  `http://${host}:*`,
  `https://${host}:*`,
]);

/** `admin_key` comes last: its row says that everything before it is there. */
const KEYS = [
  { field: 'public_key', kind: 'public', name: 'First public key', scopes: scopesOf('public') },
  { field: 'secret_key', kind: 'secret', name: 'First secret key', scopes: scopesOf('secret') },
  { field: 'read_key', kind: 'read', name: 'First read key', scopes: scopesOf('read') },
  { field: 'links_key', kind: 'secret', name: 'First smart-URL key', scopes: scopesOf('secret', true) },
  {
    field: 'admin_key',
    kind: 'admin',
    name: 'First administration key (whole deployment)',
    scopes: [...scopesOf('admin'), 'deployment'],
  },
] as const satisfies ReadonlyArray<{ field: keyof Bootstrap; kind: KeyKind; name: string; scopes: Scope[] }>;

/** The file's path in a data folder. */
export const bootstrapPath = (folder: string): string => join(folder, 'bootstrap.json');

/**
 * Make sure the deployment has its first account, site and keys. The file with the keys is written first and the rows are made
 * from it, so a crash in between is mended by the next start and never locks the owner out. Null when this deployment was
 * begun from another data folder, whose keys are not known here.
 */
export async function bootstrap(options: BootstrapOptions): Promise<Bootstrap | null> {
  const { state, folder, random } = options;
  const path = bootstrapPath(folder);
  const found = await readBootstrap(folder);
  const file = found ?? (await writeFirst(path, draft(random)));
  // Many processes may share one store; the first account to be named is the deployment's.
  const first = await state.secret('bootstrap_account', file.account_id);
  if (first !== file.account_id) {
    if (found === null) await rm(path, { force: true });
    return null;
  }
  await createRows(options, file);
  return file;
}

/** Note where the server answers, for the command line and for tests that read the file. */
export async function recordUrl(folder: string, file: Bootstrap, url: string): Promise<void> {
  if (file.url === url) return;
  const draftPath = await writeDraft(bootstrapPath(folder), { ...file, url });
  await rename(draftPath, bootstrapPath(folder));
}

/** What to tell whoever started the server. Keys are shown on a terminal only, never to a log that somebody collects. */
export function greeting(options: {
  folder: string;
  file: Bootstrap | null;
  url: string;
  hasDemo: boolean;
  isTerminal: boolean;
}): string {
  const { folder, file, url, hasDemo, isTerminal } = options;
  const lines = [`Veridict answers at ${url}`];
  if (file === null) return `${lines[0]}\nIts first keys are in the data folder of the process that began this store\n`;
  if (isTerminal) for (const { field } of KEYS) lines.push(`  ${field.padEnd(10)}  ${file[field]}`);
  lines.push(`Keys are kept in ${bootstrapPath(folder)}`);
  lines.push(hasDemo ? `Open ${url}/demo/ to see a verdict on yourself` : `Open ${url}/docs to see the API`);
  return `${lines.join('\n')}\n`;
}

/** The file of an earlier start, or null. A damaged file is an error: silently making new keys would orphan the old ones. */
export async function readBootstrap(folder: string): Promise<Bootstrap | null> {
  const path = bootstrapPath(folder);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return bootstrapFile.parse(JSON.parse(text));
  } catch {
    // The cause would quote the file, and the file holds keys.
    throw new Error(`${path} is damaged: restore it, or move it away if its keys are known elsewhere`);
  }
}

function draft(random: (bytes: number) => Uint8Array): Bootstrap {
  const secrets = KEYS.map(({ field, kind }) => [field, newKey(kind, 'live', random).secret]);
  return bootstrapFile.parse({
    account_id: newId('acc', random),
    site_id: newId('site', random),
    ...Object.fromEntries(secrets),
    url: null,
  });
}

/** Put the file in place whole and only if there is none yet; the one that is there wins. */
async function writeFirst(path: string, file: Bootstrap): Promise<Bootstrap> {
  await mkdir(dirname(path), { recursive: true });
  const draftPath = await writeDraft(path, file);
  try {
    await link(draftPath, path);
    await syncFolder(dirname(path));
    return file;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return bootstrapFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } finally {
    await rm(draftPath);
  }
}

async function writeDraft(path: string, file: Bootstrap): Promise<string> {
  const draftPath = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draftPath, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draftPath;
}

/** Without this a power cut could take the file's name away again while the rows made from it stay. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function createRows({ state, now, random }: BootstrapOptions, file: Bootstrap): Promise<void> {
  // Rows that the owner has deleted since must stay deleted: once the last one was made, nothing is made again.
  if (await state.findKey(hashKey(file.admin_key))) return;
  const createdAt = now();
  await createOnce(
    () => state.getAccount(file.account_id),
    () => state.createAccount({ id: file.account_id, name: 'First account', tier: 'enterprise', createdAt }),
  );
  await createOnce(
    () => state.getSite(file.account_id, file.site_id),
    () =>
      state.createSite({
        id: file.site_id,
        accountId: file.account_id,
        createdAt,
        name: 'Pages on this machine',
        origins: LOOPBACK_ORIGINS,
        public_verdict: 'action',
        thresholds: { suspicious: 31, automated: 70, knownBot: 90 },
        category_policy: {},
        failover: 'allow',
      }),
  );
  for (const { field, kind, name, scopes } of KEYS) {
    const secret = file[field];
    const row: KeyRow = {
      id: newId('key', random),
      accountId: file.account_id,
      siteId: kind === 'public' ? file.site_id : null,
      kind,
      mode: 'live',
      scopes: [...scopes],
      name,
      hash: hashKey(secret),
      last4: secret.slice(-4),
      createdAt,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      exposedAt: null,
    };
    await createOnce(
      () => state.findKey(row.hash),
      () => state.createKey(row),
    );
  }
}

/** Create unless it is there. Another process may be doing the same: then its row is as good as ours. */
async function createOnce(find: () => Promise<unknown>, create: () => Promise<void>): Promise<void> {
  if (await find()) return;
  try {
    await create();
  } catch (error) {
    if (!(await find())) throw error;
  }
}
