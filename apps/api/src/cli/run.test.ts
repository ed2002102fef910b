import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, key, keyCreated, site } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Bootstrap, bootstrap, recordUrl } from '../bootstrap.ts';
import { buildTestApp, openTestState, pageOf, type TestApp } from '../testing/app.ts';
import { COMMANDS, run } from './run.ts';

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
let folder: string;
let file: Bootstrap;
let url: string;
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
  folder = await mkdtemp(join(tmpdir(), 'veridict-cli-'));
  const made = await bootstrap({ state: store.state, folder, now: () => test.clock.at, random: randomBytes });
  file = made as Bootstrap;
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`;
  await recordUrl(folder, file, url);
});
afterAll(async () => {
  await test.app.close();
  await store.close();
  await rm(folder, { recursive: true });
});

/** Run a command line against the real server; words are parted by blanks, further ones as given. */
async function veridict(line: string, more: string[] = [], env: Record<string, string> = { VERIDICT_DATA: folder }) {
  let [out, err] = ['', ''];
  const code = await run([...line.split(' ').filter(Boolean), ...more], {
    env,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    fetch: globalThis.fetch,
    start: async () => {
      out += 'started';
    },
  });
  return { code, out, err };
}
async function json<T extends z.ZodType>(schema: T, line: string, more: string[] = []): Promise<z.output<T>> {
  const { code, out, err } = await veridict(`${line} --json`, more);
  expect(err).toBe('');
  expect(code).toBe(0);
  return schema.parse(JSON.parse(out));
}

describe('done: exit code 0', () => {
  it('makes an account, a site and a key for it, uses that key, rotates and revokes it', async () => {
    const { id: accountId } = await json(account, 'accounts create --tier pro', ['--name', 'Shop & Co']);
    const made = await json(site, `sites create --name Shop --origin https://shop.example --account ${accountId}`);
    expect(made.account_id).toBe(accountId);
    const created = await json(keyCreated, `keys create --kind admin --name ops --account ${accountId}`);
    const env = { VERIDICT_DATA: folder, VERIDICT_URL: url, VERIDICT_ADMIN_KEY: created.secret };
    expect((await veridict('sites list', [], env)).out).toContain(made.id);
    expect((await veridict('sites list', [], env)).out).not.toContain(file.site_id);
    const rotated = await json(keyCreated, `keys rotate ${created.key.id} --overlap 0 --account ${accountId}`);
    const revoked = await json(key, `keys revoke ${rotated.key.id} --account ${accountId}`);
    expect(revoked.revoked_at).not.toBeNull();
  });

  it('changes a site piece by piece and deletes it', async () => {
    const { id } = await json(site, 'sites create --name A --origin https://a.example --origin http://localhost:*');
    const changed = await json(
      site,
      `sites update ${id} --suspicious 40 --category ai_training=block --category monitoring=challenge --failover throw`,
    );
    expect(changed).toMatchObject({
      origins: ['https://a.example', 'http://localhost:*'],
      thresholds: { suspicious: 40, automated: 70, knownBot: 90 },
      category_policy: { ai_training: 'block', monitoring: 'challenge' },
      failover: 'throw',
    });
    expect((await veridict(`sites get ${id}`)).out).toMatch(/origins +https:\/\/a\.example\n +http:\/\/localhost:\*/);
    expect((await veridict(`sites delete ${id}`)).out).toContain('is deleted');
    expect((await json(z.array(site), 'sites list')).map((one) => one.id)).not.toContain(id);
  });

  it('shows a new key once, and lists keys by their last four characters', async () => {
    const { out } = await veridict('keys create --kind secret --name backend');
    const secret = /sk_live_\S+/.exec(out)![0];
    expect(out).toContain('the only time it is shown');
    const list = await veridict('keys list');
    expect(list.out).toContain(secret.slice(-4));
    for (const line of ['keys list', 'keys list --json', `keys get ${list.out.match(/key_\w+/)![0]}`])
      expect((await veridict(line)).out).not.toMatch(/[sap]k_live_|aik_v1_/);
  });

  it('renames an account', async () => {
    const changed = await json(account, `accounts update ${file.account_id} --name Ours`);
    expect(changed.name).toBe('Ours');
    expect((await veridict(`accounts get ${file.account_id}`)).out).toContain('Ours');
    expect((await veridict('accounts list')).out).toContain('Ours');
  });

  it('asks for usage and for a verdict, as a backend does', async () => {
    const { token } = await pageOf(test, file.public_key, 'http://localhost:5173').view();
    const told = await veridict(`verdict ${token}`);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(/^score +\d+\nband +\S+\naction +\w+\n/);
    expect(told.out).toMatch(/^[+-]\d\.\d\d {2}\w+: ./m);
    expect((await json(z.looseObject({ used: z.int() }), 'usage')).used).toBeGreaterThanOrEqual(1);
    expect((await veridict('usage')).out).toMatch(/tier +enterprise/);
  });

  it('starts the server', async () => {
    expect(await veridict('start')).toMatchObject({ code: 0, out: 'started' });
  });

  it.each(['', 'help', '--help', '-h'])('"%s" lists every command', async (line) => {
    const { code, out } = await veridict(line);
    expect(code).toBe(0);
    for (const { words } of COMMANDS) expect(out).toContain(words);
  });

  it('explains each command without asking anybody', async () => {
    for (const { words, options = {} } of COMMANDS) {
      const { code, out } = await veridict(`${words} --help`, [], {});
      expect(code).toBe(0);
      for (const name of Object.keys(options)) expect(out).toContain(`--${name}`);
    }
  });
});

describe('refused: exit code 1', () => {
  it.each([
    [`sites get site_${'x'.repeat(20)}`, 'not_found'],
    ['sites create --name A --origin shop.example', 'invalid_request'],
    ['keys create --kind public --name A', 'invalid_request'],
    ['verdict not.a.token', 'token_unknown'],
  ])('%s: %s', async (line, code) => {
    const said = await veridict(line);
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toMatch(new RegExp(`^veridict: .+ \\(${code}\\)\n$`));
  });

  it('with a key that is not one', async () => {
    const env = { VERIDICT_URL: url, VERIDICT_ADMIN_KEY: file.secret_key };
    const said = await veridict('accounts list', [], env);
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('(key_scope)') });
    expect(said.err).not.toContain(file.secret_key);
  });

  it('when nobody answers, or somebody else', async () => {
    const nobody = await veridict('accounts list --url http://127.0.0.1:1 --key', [file.admin_key]);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('(connection)') });
    const other = await veridict(`accounts list --url ${url}/elsewhere --key`, [file.admin_key]);
    expect(other.code).toBe(1);
  });

  it('when bootstrap.json is damaged', async () => {
    const damaged = await mkdtemp(join(folder, 'damaged-'));
    await writeFile(join(damaged, 'bootstrap.json'), '{');
    const said = await veridict('accounts list', ['--data', damaged]);
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('is damaged') });
  });
});

describe('wrong usage: exit code 2', () => {
  it.each([
    ['accounts', 'there is no command "accounts": there is accounts list, accounts get, '],
    ['accounts frobnicate', 'there is no command'],
    ['accounts create', 'needs --name'],
    ['accounts get', 'takes one ACCOUNT'],
    ['accounts list more', 'takes options only'],
    ['accounts list --colour', '--colour'],
    ['sites update site_1 --suspicious high', 'whole number'],
    ['sites update site_1 --category ai_training', 'NAME=ACTION'],
    ['usage --key ak_live_x --url http://127.0.0.1:1', 'administration key'],
    ['accounts list --url shop.example', '--url'],
    ['accounts list --key a;b --url http://127.0.0.1:1', 'characters'],
  ])('%s: %s', async (line, message) => {
    const said = await veridict(line);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(message);
  });

  it('says where a key may come from when there is none', async () => {
    const said = await veridict('keys list', [], { VERIDICT_DATA: join(folder, 'none') });
    expect(said.code).toBe(2);
    expect(said.err).toContain('VERIDICT_ADMIN_KEY');
  });

  it("hands this machine's keys to no other address", async () => {
    const said = await veridict('keys list --url https://veridict.example');
    expect(said.code).toBe(2);
    expect(said.err).toContain('there is no admin key for https://veridict.example');
    expect((await veridict(`keys list --url ${url}/`)).code).toBe(0);
  });
});
