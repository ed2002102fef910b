import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { statePortCases } from './port.cases.ts';
import { type StatePort, StateUnavailable } from './port.ts';
import { openPostgres, type PostgresOptions } from './postgres/open.ts';
import { startPostgres, type TestPostgres } from './testing/postgres.ts';
import { account, collected, fresh, key, NOW } from './testing/rows.ts';

let server: TestPostgres;
const opened: StatePort[] = [];
const clients: pg.Client[] = [];

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
afterEach(async () => {
  await Promise.all([...opened.splice(0).map((state) => state.close()), ...clients.splice(0).map((one) => one.end())]);
});

async function open(url: string, options?: PostgresOptions): Promise<StatePort> {
  const state = await openPostgres(url, options);
  opened.push(state);
  return state;
}

async function client(url: string): Promise<pg.Client> {
  const one = new pg.Client({ connectionString: url });
  clients.push(one);
  await one.connect();
  return one;
}

describe('PostgreSQL', () => {
  statePortCases(async () => openPostgres(await server.createDatabase()));
});

describe('many processes on one PostgreSQL', () => {
  test('may all start at once on an empty database', async () => {
    const url = await server.createDatabase();
    const states = await Promise.all(Array.from({ length: 6 }, () => open(url)));
    const secrets = await Promise.all(states.map((state, n) => state.secret('nonce', `of ${n}`)));
    expect(new Set(secrets).size).toBe(1);
  });

  test('grant one quota together, use a nonce once, count one session', async () => {
    const url = await server.createDatabase();
    const states = await Promise.all([open(url), open(url), open(url)]);
    const many = Array.from({ length: 90 }, (_, n) => states[n % 3]!);

    const [a, b] = [fresh('acc_'), fresh('acc_')];
    const take = (accountId: string) => ({ accountId, month: '2026-11', n: 1, limit: 40 });
    const granted = await Promise.all(
      many.map((state, n) => state.takeQuota(n % 2 ? [take(a), take(b)] : [take(b), take(a)])),
    );
    expect(granted.flat().reduce((sum, answer) => sum + answer.granted, 0)).toBe(80);
    expect(await Promise.all([a, b].map((id) => states[0]!.usage(id, '2026-11')))).toEqual([40, 40]);

    const nonce = fresh();
    const uses = await Promise.all(many.map((state) => state.recordCollect(collected({}, nonce))));
    expect(uses.filter((use) => use === 'recorded')).toHaveLength(1);

    const sid = fresh('ses_');
    await Promise.all(many.map((state) => state.recordCollect(collected({ sid }))));
    expect((await states[1]!.loadSession(sid, 0))?.session.pageViews).toBe(90);
  });

  test('rotate one key at once: each new key stands, and the old one ends at the earliest moment', async () => {
    const url = await server.createDatabase();
    const states = await Promise.all([open(url), open(url)]);
    const owner = account();
    await states[0]!.createAccount(owner);
    const old = key(owner.id);
    await states[0]!.createKey(old);
    const next = [key(owner.id), key(owner.id)];
    await Promise.all(next.map((one, n) => states[n]!.rotateKey(owner.id, old.id, one, NOW + 2000 - n * 1000)));
    expect((await states[0]!.getKey(owner.id, old.id))?.revokedAt).toBe(NOW + 1000);
    for (const one of next) expect(await states[0]!.getKey(owner.id, one.id)).toEqual(one);
  });

  test('try again what a deadlock has undone', async () => {
    const url = await server.createDatabase();
    // Whose patience ends first is undone: the operation's, long after both have come to wait for each other.
    const state = await open(`${url}?options=-c%20deadlock_timeout%3D2500`);
    const { pageView } = collected();
    await state.recordCollect({ ...collected(), pageView });
    const other = await client(`${url}?options=-c%20deadlock_timeout%3D60000`);
    await other.query('begin');
    await other.query('update sessions set visitor_id = $1 where sid = $2', ['vis_1', pageView.sid]);
    // It holds the page view and waits for the session.
    const applied = state.recordLate(
      { jti: pageView.jti, seq: 1, late: '{}', at: NOW, judgement: '{}', score: 50, hardRule: '' },
      20,
    );
    await untilBlocked(await client(url));
    await other.query('update page_views set score = 99 where jti = $1', [pageView.jti]);
    await other.query('commit');
    expect(await applied).toBe('applied');
    expect((await state.findByToken(pageView.tokenHash))?.pageView).toMatchObject({ score: 50, lateCount: 1 });
  });
});

describe('a PostgreSQL that does not work', () => {
  test('cannot be opened', async () => {
    await expect(openPostgres('postgres://postgres@127.0.0.1:1/none')).rejects.toBeInstanceOf(StateUnavailable);
    await expect(openPostgres('postgres://user:hunter2@bad host/none')).rejects.toThrow(/^((?!hunter2).)*$/);
    const missing = new URL(await server.createDatabase());
    missing.pathname = '/not_there';
    await expect(openPostgres(missing.href)).rejects.toBeInstanceOf(StateUnavailable);
  });

  test('makes operations unavailable while it is away, and they work again once it is back', async () => {
    const url = new URL(await server.createDatabase());
    const line = await cuttable(Number(url.port), url.hostname);
    url.host = line.host;
    const state = await open(url.href);
    expect(await state.secret('a', 'b')).toBe('b');
    await line.cut();
    await expect(state.secret('a', 'c')).rejects.toBeInstanceOf(StateUnavailable);
    await expect(state.recordCollect(collected())).rejects.toBeInstanceOf(StateUnavailable);
    await line.mend();
    expect(await state.secret('a', 'c')).toBe('b');
    await state.close();
    await line.cut();
  });

  test('makes operations unavailable when it falls silent', async () => {
    const url = new URL(await server.createDatabase());
    const line = await cuttable(Number(url.port), url.hostname);
    url.host = line.host;
    const state = await openPostgres(url.href, { timeoutMs: 300 });
    await state.ping();
    line.silence();
    await expect(state.ping()).rejects.toBeInstanceOf(StateUnavailable);
    await expect(state.recordCollect(collected())).rejects.toBeInstanceOf(StateUnavailable);
    await expect(state.close()).rejects.toBeInstanceOf(StateUnavailable);
    await line.cut();
  });

  test('is left only when what waits has been answered', async () => {
    const state = await openPostgres(await server.createDatabase(), { poolSize: 1 });
    const answers = Promise.all(Array.from({ length: 30 }, () => state.recordCollect(collected())));
    await state.close();
    expect(new Set(await answers)).toEqual(new Set(['recorded']));
  });

  test('makes an operation unavailable that it ends half-way, and nothing of it is kept', async () => {
    const url = await server.createDatabase();
    const state = await open(url);
    const { input, release } = await blockedCollect(url, state);
    const outcome = expect(input.recorded).rejects.toBeInstanceOf(StateUnavailable);
    const other = await client(url);
    await untilBlocked(other);
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    await outcome;
    await release();
    expect(await state.findByToken(input.tokenHash)).toBeNull();
    expect(await state.recordCollect(input.again)).toBe('recorded');
  });

  test('makes an operation unavailable that takes too long', async () => {
    const url = await server.createDatabase();
    const state = await open(url, { timeoutMs: 300 });
    const { input, release } = await blockedCollect(url, state);
    await expect(input.recorded).rejects.toBeInstanceOf(StateUnavailable);
    await release();
    expect(await state.recordCollect(input.again)).toBe('recorded');
  });

  test('is not waited for by more operations than may wait', async () => {
    const state = await open(await server.createDatabase(), { poolSize: 1, maxWaiting: 5 });
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => state.ping()));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(StateUnavailable);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(5);
  });

  test('refuses operations after it was closed, and may be closed twice', async () => {
    const state = await openPostgres(await server.createDatabase());
    await Promise.all([state.close(), state.close()]);
    await expect(state.ping()).rejects.toBeInstanceOf(StateUnavailable);
  });

  test('that a newer version has written is refused', async () => {
    const url = await server.createDatabase();
    await (await open(url)).close();
    await (await client(url)).query("insert into migrations values ('9999-from-the-future')");
    await expect(openPostgres(url)).rejects.toThrow(/newer version.*9999-from-the-future/);
  });
});

/** A collect that waits, its nonce and page view written, for a session another transaction holds. */
async function blockedCollect(url: string, state: StatePort) {
  const sid = fresh('ses_');
  await state.recordCollect(collected({ sid }));
  const holder = await client(url);
  await holder.query('begin');
  await holder.query('update sessions set page_views = page_views where sid = $1', [sid]);
  const again = collected({ sid });
  const recorded = state.recordCollect(again);
  const input = { recorded, again, tokenHash: again.pageView.tokenHash };
  return { input, release: () => holder.query('rollback') };
}

async function untilBlocked(watcher: pg.Client): Promise<void> {
  const blocked = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await watcher.query(blocked)).rowCount === 0);
}

/** A line to the server that can be cut: what flows breaks off, and new connections are refused. */
async function cuttable(port: number, host: string) {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const relay = createServer((socket) => {
    const onward = connect(port, host);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => sockets.delete(end));
    }
    if (!isSilent) socket.pipe(onward).pipe(socket);
  });
  const listen = async (at: number) => {
    relay.listen(at, '127.0.0.1');
    await once(relay, 'listening');
    return (relay.address() as AddressInfo).port;
  };
  const local = await listen(0);
  return {
    host: `127.0.0.1:${local}`,
    async cut() {
      const closed = once(relay, 'close');
      relay.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => listen(local),
    /** Nothing flows any more, and nobody is told. */
    silence() {
      isSilent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
