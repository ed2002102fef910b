import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAddress } from '@veridict/ip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from './catalogue.ts';
import { type Feeds, openFeeds } from './feeds.ts';
import { parseJsonBlocks, parseLines } from './parse.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const list = (rows: number, from = 0) =>
  JSON.stringify({ prefixes: Array.from({ length: rows }, (_, i) => ({ ipv4Prefix: `192.0.${from + i}.0/24` })) });
const send =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

let server: Server;
let origin: string;
let answer: Answer;
let folder: string;
let clock = 1_000;
let asked: IncomingMessage[] = [];
const feed = (change: Partial<Feed> = {}): Feed => ({
  name: 'robots',
  url: `${origin}/list.json`,
  parser: parseJsonBlocks,
  minRows: 3,
  maxRows: 50,
  kind: null,
  ...change,
});
const limits = () => ({ fetch, now: () => clock, timeoutMs: 400, maxBytes: 100_000, protocols: ['http:'] });
let feeds: Feeds;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  clock = 1_000;
  folder = await mkdtemp(join(tmpdir(), 'veridict-feeds-'));
  feeds = await openFeeds(folder, [feed()], () => clock);
  answer = send(list(10), { etag: '"one"' });
  const [state] = await feeds.update(limits());
  expect(state).toEqual({ name: 'robots', rows: 10, changedAt: 1_000, checkedAt: 1_000, error: null });
  clock = 2_000;
  asked = [];
  return () => rm(folder, { recursive: true });
});
const isKept = () => [feeds.has('robots', '192.0.9.1'), feeds.has('robots', '198.51.100.1')];

describe('a list', () => {
  it('is asked for only when it changed', async () => {
    answer = (request, response) => response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end();
    expect(await feeds.update(limits())).toMatchObject([{ rows: 10, changedAt: 1_000, checkedAt: 2_000, error: null }]);
  });

  it('is replaced at once by a newer one', async () => {
    answer = send(list(12, 40));
    expect(await feeds.update(limits())).toMatchObject([{ rows: 12, changedAt: 2_000, error: null }]);
    expect([feeds.has('robots', '192.0.50.1'), feeds.has('robots', '192.0.9.1')]).toEqual([true, false]);
    expect((await readdir(folder)).sort()).toEqual(['last-update.json', 'robots.json']);
  });

  it('is found by the page that names its newest edition', async () => {
    const named = feed({ name: 'cloud', url: `${origin}/page`, link: /http:\/\/[\d.:]+\/Tags_\d{8}\.json/ });
    const open = await openFeeds(folder, [named], () => clock);
    let page = `<!doctype html><a href="${origin}/Tags_20261116.json">Download</a>`;
    answer = (request, response) =>
      request.url === '/page'
        ? send(page, { 'content-type': 'text/html' })(request, response)
        : send(list(8))(request, response);
    expect(await open.update(limits())).toMatchObject([{ rows: 8, error: null }]);
    expect(asked.map(({ url }) => url)).toEqual(['/page', '/Tags_20261116.json']);
    page = '<!doctype html>Gone';
    expect(await open.update(limits())).toMatchObject([{ rows: 8, error: 'the page names no list' }]);
    answer = send('', {}, 503);
    expect(await open.update(limits())).toMatchObject([{ rows: 8, error: expect.stringContaining('503') }]);
  });

  it('is one of several of its kind', async () => {
    const clouds = ['a', 'b'].map((name) => feed({ name, url: `${origin}/${name}`, kind: 'datacenter' }));
    const open = await openFeeds(folder, clouds, () => clock);
    answer = (request, response) => send(list(5, request.url === '/a' ? 10 : 20))(request, response);
    await open.update(limits());
    const isThere = (address: string) => open.tables().datacenter?.find(parseAddress(address)!) !== 0;
    expect(['192.0.10.1', '192.0.24.1', '192.0.30.1'].map(isThere)).toEqual([true, true, false]);
  });

  it('that failed elsewhere is told of, until it came here', async () => {
    feeds.learn([{ name: 'robots', error: 'status 500', at: 1_500 }]);
    expect(feeds.states()).toMatchObject([{ rows: 10, error: 'status 500' }]);
    await feeds.update(limits());
    feeds.learn([{ name: 'robots', error: 'status 500', at: 1_500 }]);
    expect(feeds.states()).toMatchObject([{ error: null }]);
    feeds.learn([]);
    expect(feeds.states()).toMatchObject([{ error: null }]);
  });

  it('is unpacked, and follows a few redirects', async () => {
    answer = (request, response) =>
      request.url === '/moved'
        ? send(gzipSync(list(11)), { 'content-encoding': 'gzip' })(request, response)
        : send('', { location: '/moved' }, 302)(request, response);
    expect(await feeds.update(limits())).toMatchObject([{ rows: 11, error: null }]);
  });

  it('may have spaces that nobody sees', async () => {
    answer = send(list(10).replaceAll('"192', '"\u200b192'));
    expect(await feeds.update(limits())).toMatchObject([{ rows: 10, error: null }]);
  });

  it('says nothing of absence when it is old, or not there', () => {
    expect(isKept()).toEqual([true, false]);
    clock += 15 * 86_400_000;
    expect(isKept()).toEqual([true, null]);
    expect(feeds.has('other', '192.0.9.1')).toBeNull();
    expect(feeds.has('robots', 'no address')).toBeNull();
  });

  it('is seen by another process after the next look', async () => {
    const other = await openFeeds(folder, [feed()], () => clock);
    expect(other.has('robots', '192.0.9.1')).toBe(true);
    expect(await other.reload()).toEqual({ changed: false, outcome: null });
    answer = send(list(12, 40));
    await feeds.update(limits());
    const outcome = { failed: [], good: ['robots'], at: 2_000 };
    expect(await other.reload()).toEqual({ changed: true, outcome });
    expect(other.has('robots', '192.0.50.1')).toBe(true);
  });

  it('that could not be fetched there is told of here, and after a restart, until it came', async () => {
    const other = await openFeeds(folder, [feed()], () => clock);
    answer = send('', {}, 500);
    await feeds.update(limits());
    const failed = [{ name: 'robots', error: expect.stringContaining('500') }];
    expect(await other.reload()).toEqual({ changed: false, outcome: { failed, good: [], at: 2_000 } });
    expect(await other.reload()).toEqual({ changed: false, outcome: null });
    for (const one of [other, await openFeeds(folder, [feed()], () => clock)])
      expect(one.states()).toMatchObject([{ rows: 10, error: expect.stringContaining('500') }]);
    answer = send(list(10));
    clock = 3_000;
    await feeds.update(limits());
    await other.reload();
    expect(other.states()).toMatchObject([{ checkedAt: 3_000, error: null }]);
  });

  it('is kept though what was written of the last attempt cannot be read', async () => {
    await writeFile(join(folder, 'last-update.json'), '{"at":');
    expect((await openFeeds(folder, [feed()], () => clock)).states()).toMatchObject([{ rows: 10, error: null }]);
  });

  it('is a table of its kind', async () => {
    const exits = await openFeeds(
      join(folder, 'more'),
      [feed({ name: 'exits', kind: 'tor', parser: parseLines })],
      () => clock,
    );
    answer = send('192.0.2.1\n192.0.2.2\n192.0.2.3\n', { 'content-type': 'text/plain' });
    expect(exits.tables()).toEqual({});
    await exits.update(limits());
    expect(exits.tables().tor?.size).toBeGreaterThan(0);
  });

  it('that cannot be read from the folder is fetched anew', async () => {
    await writeFile(join(folder, 'robots.json'), '{"name":');
    const again = await openFeeds(folder, [feed()], () => clock);
    expect(again.states()).toMatchObject([{ rows: 0, error: expect.stringContaining('cannot be read') }]);
    expect(await again.update(limits())).toMatchObject([{ rows: 10, error: null }]);
  });
});

describe('a list is kept', () => {
  it.each<[string, RegExp, Answer]>([
    ['fails', /status 500/, send('', {}, 500)],
    ['is gone', /status 404/, send('', {}, 404)],
    ['never answers', /abort|time/i, () => undefined],
    [
      'drips',
      /abort|time/i,
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'breaks off',
      /terminated|JSON|other side/i,
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9999' });
        response.write(list(10));
        setImmediate(() => response.destroy());
      },
    ],
    ['sends half of it', /JSON/, send(list(10).slice(0, 100))],
    ['sends a page', /no list/, send('<!doctype html><p>192.0.2.1', { 'content-type': 'text/html' })],
    ['sends a page that says it is JSON', /page/, send('<html>192.0.2.1</html>')],
    ['sends a picture', /no list/, send('GIF89a', { 'content-type': 'image/gif' })],
    ['sends what is no text', /encoded data|UTF-8|valid/i, send(Buffer.from([0xff, 0xfe, 0xfd]))],
    [
      'sends something that unpacks without end',
      /more than 100000 bytes/,
      send(gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }),
    ],
    ['sends what does not unpack', /./, send('not packed', { 'content-encoding': 'gzip' })],
    ['sends nothing', /JSON/, send('')],
    ['sends an empty list', /0 rows/, send('{"prefixes":[]}')],
    ['sends too few rows', /2 rows, at least 3/, send(list(2))],
    ['sends too many rows', /60 rows, at most 50/, send(list(60))],
    ['sends less than half of what there was', /4 rows where there were 10/, send(list(4))],
    ['redirects without end', /too many redirects/, send('', { location: '/list.json' }, 302)],
    ['redirects to another scheme', /ftp: is not asked/, send('', { location: 'ftp://127.0.0.1/list' }, 301)],
    ['says that nothing changed to who asked for nothing', /status 304|rows/, send('', {}, 304)],
  ])('when its server %s', async (what, error, given) => {
    answer = given;
    if (what.startsWith('says that nothing')) feeds = await openFeeds(join(folder, 'empty'), [feed()], () => clock);
    const [state] = await feeds.update(limits());
    expect(state!.error).toMatch(error);
    if (!what.startsWith('says that nothing')) {
      expect(state).toMatchObject({ rows: 10, changedAt: 1_000, checkedAt: 1_000 });
      expect(isKept()).toEqual([true, false]);
      expect((await readdir(folder)).sort()).toEqual(['last-update.json', 'robots.json']);
    }
  });

  it('and a tag that is none is not sent back', async () => {
    answer = send(list(10), { etag: 'not a tag' });
    await feeds.update(limits());
    answer = send(list(10));
    asked = [];
    await feeds.update(limits());
    expect(asked[0]!.headers).not.toHaveProperty('if-none-match');
  });
});
