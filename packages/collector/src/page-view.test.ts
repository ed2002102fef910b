import { createHash } from 'node:crypto';
import { LIMITS } from '@veridict/contract/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fallbackSigner } from './chunks/fallback-signer.ts';
import type { Options } from './options.ts';
import { fromCaller } from './options.ts';
import { assess, detailOf, type PageViewTools } from './page-view.ts';
import type { Answer, Transport } from './transport.ts';

const NOW_S = 1_800_000_000;
const NONCE = { nonce: 'nonce-1', sid: 'ses_AAECAwQFBgcICQoLDA0ODw', now: NOW_S, ttl: 300 };
const VERDICT = { action: 'allow', ticket: 't'.repeat(22), session_id: NONCE.sid, expires_at: NOW_S + 1800 };
const refused = (code: string) => ({ ok: false, code, message: code }) as const;

const gathered = { readings: {}, startedMs: 0, tookMs: 0, follow: async () => ({}), end: () => {} };

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page whose server gives these answers in turn, each after so many milliseconds. */
function pageWith(answers: { nonce?: unknown[]; collect?: unknown[] }, delayMs = 0) {
  const sent: Array<{ path: string; body: string }> = [];
  const written: string[] = [];
  const queues: Record<string, unknown[]> = {
    nonce: answers.nonce ?? [{ ok: true, body: NONCE }],
    collect: answers.collect ?? [{ ok: true, body: VERDICT }],
  };
  const transport: Transport = {
    async post<T>(path: string, body: string) {
      sent.push({ path, body });
      if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
      return queues[path.split('/').pop()!]!.shift() as Answer<T>;
    },
    beacon: () => {},
  };
  const tools: PageViewTools = {
    transport,
    cookie: { read: () => undefined, write: (token) => written.push(token) },
    signer: async () => fallbackSigner(new Uint8Array(32)),
    gather: async () => ({ ...gathered, readings: { touch: { fault: 'absent', ms: 1 } }, startedMs: 12, tookMs: 34 }),
    origin: 'https://shop.example',
  };
  const run = async (options: Partial<Options> = {}, prev?: string) => {
    const all = { ...fromCaller({ key: 'pk_live_abc', endpoint: 'https://v.example' }), ...options };
    const assessing = assess(tools, all, 'full', prev);
    await vi.runAllTimersAsync();
    return assessing;
  };
  const collects = () =>
    sent
      .filter(({ path }) => path.endsWith('collect'))
      .map(({ body }) => {
        const [token, ...rest] = body.split('\n');
        const evidence = rest.join('\n');
        const claims = JSON.parse(Buffer.from(token!.split('.')[1]!, 'base64url').toString());
        return { token: token!, claims, evidence, bytes: Buffer.byteLength(body) };
      });
  return { tools, run, sent, written, collects };
}

describe('assess', () => {
  it('asks, reads, signs, sends, and only then writes the cookie', async () => {
    const page = pageWith({});
    const answer = await page.run({ action: 'login', region: 'eu' }, 'earlier');
    const [{ token, claims, evidence }] = page.collects() as [ReturnType<typeof page.collects>[0]];
    expect(JSON.parse(page.sent[0]!.body)).toEqual({ key: 'pk_live_abc', prev: 'earlier', region: 'eu' });
    expect(answer).toEqual({ ok: true, body: { detail: { token, action: 'allow' }, ticket: VERDICT.ticket } });
    expect(page.written).toEqual([token]);
    expect(claims).toEqual({
      aud: 'pk_live_abc',
      sid: NONCE.sid,
      jti: expect.stringMatching(/^[\w-]{22}$/),
      iat: NOW_S,
      exp: NOW_S + 1800,
      origin: 'https://shop.example',
      nonce: NONCE.nonce,
      act: 'login',
      evd: createHash('sha256').update(evidence).digest('base64url'),
    });
    expect(JSON.parse(evidence)).toEqual({
      v: 1,
      nonce: NONCE.nonce,
      startedMs: 12,
      tookMs: 34,
      consent: 'full',
      readings: { touch: { fault: 'absent', ms: 1 }, clock: { value: { offsetMs: -NOW_S * 1000 }, ms: 0 } },
    });
  });

  it('reads what follows from the nonce when it has come, anew for another nonce, and ends it with the answer', async () => {
    const again = { ok: true, body: { ...NONCE, nonce: 'nonce-2' } };
    const page = pageWith({
      nonce: [{ ok: true, body: NONCE }, again],
      collect: [refused('nonce_expired'), { ok: true, body: VERDICT }],
    });
    const told: string[] = [];
    page.tools.gather = async () => ({
      ...gathered,
      follow: async (nonce) => ({ seedNames: { value: { names: [nonce] }, ms: told.push(nonce) } }),
      end: () => told.push(`end after ${page.collects().length}`),
    });
    await page.run();
    expect(page.collects().map(({ evidence }) => JSON.parse(evidence).readings.seedNames)).toEqual([
      { value: { names: ['nonce-1'] }, ms: 1 },
      { value: { names: ['nonce-2'] }, ms: 2 },
    ]);
    expect(told).toEqual(['nonce-1', 'nonce-2', 'end after 2']);
  });

  it('reads while it waits for the nonce', async () => {
    const order: string[] = [];
    const page = pageWith({}, 50);
    page.tools.gather = async () => {
      order.push(`gather after ${page.sent.length} requests at ${performance.now()}`);
      return gathered;
    };
    const began = performance.now();
    await page.run();
    expect(order).toEqual([`gather after 1 requests at ${began}`]);
  });

  it('dates the token by the server and what has passed since, whatever the device says', async () => {
    const page = pageWith({});
    page.tools.gather = async () => {
      await new Promise((done) => setTimeout(done, 2600));
      return gathered;
    };
    vi.setSystemTime(NOW_S * 1000 + 9e11);
    await page.run();
    const [{ claims, evidence }] = page.collects() as [ReturnType<typeof page.collects>[0]];
    expect(claims.iat).toBe(NOW_S + 2);
    expect(JSON.parse(evidence).readings.clock.value.offsetMs).toBe(9e11);
  });

  it.each(['nonce_used', 'nonce_expired', 'nonce_invalid'])('asks for another nonce after %s', async (code) => {
    const again = { ok: true, body: { ...NONCE, nonce: 'nonce-2' } };
    const page = pageWith({
      nonce: [{ ok: true, body: NONCE }, again],
      collect: [refused(code), { ok: true, body: VERDICT }],
    });
    expect(await page.run()).toMatchObject({ ok: true });
    const [first, second] = page.collects();
    expect(second!.claims.nonce).toBe('nonce-2');
    expect(JSON.parse(second!.evidence).nonce).toBe('nonce-2');
    expect(second!.claims.jti).not.toBe(first!.claims.jti);
  });

  const two = <T>(one: T): T[] => [one, one];
  it.each<[string, Parameters<typeof pageWith>[0], string]>([
    ['the nonce is refused', { nonce: [refused('wrong_region')] }, 'wrong_region'],
    ['the server is away', { nonce: [refused('network')] }, 'network'],
    ['something else answers', { nonce: [{ ok: true, body: { hello: 'world' } }] }, 'network'],
    ['something else answers the second time', { collect: [{ ok: true, body: { ok: true } }] }, 'network'],
    ['the token is refused', { collect: [refused('token_signature')] }, 'token_signature'],
    [
      'the nonce is used twice over',
      { nonce: two({ ok: true, body: NONCE }), collect: two(refused('nonce_used')) },
      'nonce_used',
    ],
  ])('ends with a code and no cookie when %s', async (_, answers, code) => {
    const page = pageWith(answers);
    expect(await page.run()).toMatchObject({ ok: false, code });
    expect(page.written).toEqual([]);
  });

  it('says so when nothing can sign', async () => {
    const page = pageWith({});
    page.tools.signer = () => Promise.reject(new TypeError('chunk blocked'));
    expect(await page.run()).toMatchObject({ ok: false, code: 'unsupported' });
  });

  it('asks nobody without a key', async () => {
    const page = pageWith({});
    expect(await page.run({ key: '' })).toMatchObject({ ok: false, code: 'no_key' });
    expect(page.sent).toEqual([]);
  });

  it('fits into what the server takes, however odd the page', async () => {
    const page = pageWith({});
    const names = Array.from({ length: 250 }, (_, i) => ({ name: '漢'.repeat(60) + i, kind: 'function' as const }));
    const value = { window: names, document: names } as never;
    const readings = { touch: { fault: 'absent', ms: 1 }, globals: { value, ms: 5 } } as const;
    page.tools.gather = async () => ({ ...gathered, readings, startedMs: 9e9, tookMs: 9e9 });
    await page.run();
    const [{ bytes, evidence }] = page.collects() as [ReturnType<typeof page.collects>[0]];
    expect(bytes).toBeLessThanOrEqual(LIMITS.collectBytes);
    expect(JSON.parse(evidence)).toMatchObject({
      startedMs: 600_000,
      tookMs: 600_000,
      readings: { globals: { fault: 'threw' }, touch: { fault: 'absent' } },
    });
  });
});

describe('detailOf', () => {
  it.each([
    [{ action: 'allow' }, { token: 't', action: 'allow' }],
    [
      { action: 'block', band: 'known-bot' },
      { token: 't', action: 'block', band: 'known-bot' },
    ],
    [
      { action: 'allow', score: 0, band: 'human' },
      { token: 't', action: 'allow', band: 'human', score: 0 },
    ],
    [
      { action: 'allow', ticket: 'secret', session_id: 's' },
      { token: 't', action: 'allow' },
    ],
  ] as const)('%j', (answer, detail) => expect(detailOf('t', answer)).toEqual(detail));
});
