import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashKey, parseKey } from './access/keys.ts';
import { type Bootstrap, bootstrap, bootstrapPath, readBootstrap, recordUrl } from './bootstrap.ts';
import type { StatePort } from './state/port.ts';
import { openTestState } from './testing/app.ts';

const now = () => Date.UTC(2026, 10, 21);
let store: Awaited<ReturnType<typeof openTestState>>;
let folder: string;
beforeEach(async () => {
  store = await openTestState();
  folder = await mkdtemp(join(tmpdir(), 'veridict-bootstrap-'));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const start = (state: StatePort = store.state, where = folder) =>
  bootstrap({ state, folder: where, now, random: randomBytes });
const started = async () => (await start()) as Bootstrap;
const keysOf = ({ public_key, secret_key, read_key, links_key, admin_key }: Bootstrap) => [
  public_key,
  secret_key,
  read_key,
  links_key,
  admin_key,
];

/** A store that fails at the n-th write, as a process does that is killed there. */
function dyingAt(nth: number, under: StatePort): { state: StatePort; writes: () => number } {
  let writes = 0;
  const state = new Proxy(under, {
    get(target, name: keyof StatePort) {
      if (!/^(create|secret)/.test(name)) return target[name].bind(target);
      return (...args: never[]) => {
        writes += 1;
        if (writes === nth) return Promise.reject(new Error('killed'));
        return (target[name] as (...args: never[]) => Promise<unknown>).apply(target, args);
      };
    },
  });
  return { state, writes: () => writes };
}

describe('the first start', () => {
  it('makes an account, a site for pages on this machine, and a key of each kind', async () => {
    const file = await started();
    const { state } = store;
    expect(await state.getAccount(file.account_id)).toMatchObject({ tier: 'enterprise' });
    const site = await state.getSite(file.account_id, file.site_id);
    expect(site?.origins).toEqual([
      'http://localhost:*',
      'https://localhost:*',
      'http://127.0.0.1:*',
      'https://127.0.0.1:*',
      'http://[::1]:*',
      'https://[::1]:*',
    ]);
    const rows = await Promise.all(keysOf(file).map((secret) => state.findKey(hashKey(secret))));
    expect(rows.map((row) => [row?.key.kind, row?.key.mode, row?.key.scopes, row?.key.siteId])).toEqual([
      ['public', 'live', ['collect'], file.site_id],
      ['secret', 'live', ['verdict', 'read'], null],
      ['read', 'live', ['read'], null],
      ['secret', 'live', ['links'], null],
      ['admin', 'live', ['admin', 'deployment'], null],
    ]);
    for (const [place, secret] of keysOf(file).entries()) {
      expect(parseKey(secret)?.kind).toBe(rows[place]?.key.kind);
      expect(secret.slice(-4)).toBe(rows[place]?.key.last4);
    }
  });

  it('leaves a file that only its owner may read, and nothing else', async () => {
    const file = await started();
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
    expect((await stat(bootstrapPath(folder))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(bootstrapPath(folder), 'utf8'))).toEqual(file);
    expect(Object.keys(file)).toEqual([
      'account_id',
      'site_id',
      'public_key',
      'secret_key',
      'read_key',
      'links_key',
      'admin_key',
      'url',
    ]);
  });

  it('notes where the server answers, each time it moved', async () => {
    const file = await started();
    expect(file.url).toBeNull();
    await recordUrl(folder, file, 'http://127.0.0.1:1');
    await recordUrl(folder, (await started()) as Bootstrap, 'http://127.0.0.1:2');
    expect(await readBootstrap(folder)).toEqual({ ...file, url: 'http://127.0.0.1:2' });
    expect(await readdir(folder)).toEqual(['bootstrap.json']);
    expect((await stat(bootstrapPath(folder))).mode & 0o777).toBe(0o600);
  });
});

describe('a later start', () => {
  it('changes nothing', async () => {
    const file = await started();
    expect(await start()).toEqual(file);
    expect((await store.state.listAccounts({ limit: 10 })).items).toHaveLength(1);
    expect((await store.state.listKeys(file.account_id, { limit: 10 })).items).toHaveLength(5);
  });

  it('does not bring back what the owner has deleted or revoked', async () => {
    const file = await started();
    const { state } = store;
    await state.deleteSite(file.account_id, file.site_id, now());
    for (const secret of keysOf(file)) {
      const row = await state.findKey(hashKey(secret));
      await state.revokeKey(file.account_id, row!.key.id, now());
    }
    await start();
    expect(await state.getSite(file.account_id, file.site_id)).toBeNull();
    for (const secret of keysOf(file)) expect((await state.findKey(hashKey(secret)))?.key.revokedAt).toBe(now());
  });

  it('finishes what was interrupted, wherever that was', async () => {
    const counting = dyingAt(0, store.state);
    await start(counting.state, await mkdtemp(join(folder, 'count-')));
    const steps = counting.writes();
    expect(steps).toBeGreaterThanOrEqual(8);
    for (let nth = 1; nth <= steps; nth++) {
      const { state, close } = await openTestState();
      const where = await mkdtemp(join(folder, 'crash-'));
      await expect(start(dyingAt(nth, state).state, where)).rejects.toThrow('killed');
      const file = (await start(state, where)) as Bootstrap;
      const rows = await Promise.all(keysOf(file).map((secret) => state.findKey(hashKey(secret))));
      expect(rows.map((row) => row?.account.id)).toEqual(Array(5).fill(file.account_id));
      expect((await state.listKeys(file.account_id, { limit: 10 })).items).toHaveLength(5);
      await close();
    }
  });

  it('refuses a damaged file instead of making keys beside those that are in use, and quotes nothing of it', async () => {
    const file = await started();
    await writeFile(bootstrapPath(folder), JSON.stringify(file).slice(0, -20));
    const error = await start().catch((reason: Error) => reason);
    expect(String(error)).toContain('is damaged');
    expect(String(error)).not.toContain(file.secret_key);
  });
});

describe('many processes', () => {
  it('on one folder agree on one file', async () => {
    const files = await Promise.all([start(), start(), start()]);
    expect(new Set(files.map((file) => file?.admin_key)).size).toBe(1);
    expect((await store.state.listKeys(files[0]!.account_id, { limit: 10 })).items).toHaveLength(5);
  });

  it('on folders of their own and one store agree on one account; the others leave no file', async () => {
    const folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(folder, 'process-'))));
    const files = await Promise.all(folders.map((where) => start(store.state, where)));
    expect(files.filter((file) => file !== null)).toHaveLength(1);
    expect((await store.state.listAccounts({ limit: 10 })).items).toHaveLength(1);
    const left = await Promise.all(folders.map((where) => readdir(where)));
    expect(left.flat()).toEqual(['bootstrap.json']);
  });
});
