import { lateEvidenceEnvelope, lateRequest } from '@veridict/contract';
import { LIMITS } from '@veridict/contract/wire';
import { decodeLate, parseJson } from '@veridict/verifier';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLateReport, type LateTools, SOON_MS } from './late-report.ts';
import type { Answer } from './transport.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const TICKET = 't'.repeat(22);
const accepted = { ok: true, body: { action: 'allow', applied: true } } as const;

/** A page view's late report, on a server that answers as told; each message is checked as the server would. */
function reportWith(answers: Array<Answer<unknown>> = [], extra: Partial<LateTools> = {}) {
  const sent: Array<{ by: 'post' | 'beacon'; outlives: boolean | undefined; body: ReturnType<typeof open> }> = [];
  const answered: unknown[] = [];
  let count = 0;
  const report = createLateReport({
    transport: {
      async post<T>(_: string, text: string, outlives?: boolean) {
        sent.push({ by: 'post', outlives, body: open(text) });
        return (answers.shift() ?? accepted) as Answer<T>;
      },
      beacon: (_, text) => sent.push({ by: 'beacon', outlives: undefined, body: open(text) }),
    },
    read: () => ({ interaction: { fault: 'absent', ms: count++ } }),
    identity: () => undefined,
    answered: (answer) => answered.push(answer),
    ...extra,
  });
  return { report, sent, answered };
}

function open(text: string) {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMITS.lateBytes);
  const read = parseJson(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const { ticket, seq, evidence } = lateRequest.parse(read.value);
  expect(decodeLate(evidence).ok).toBe(true);
  return { ticket, seq, evidence: lateEvidenceEnvelope.parse(evidence) };
}

describe('a late report', () => {
  it('says nothing before there is a ticket', async () => {
    const { report, sent } = reportWith();
    report.track('early', 1);
    await report.send();
    report.leave();
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
  });

  it('says what came before the ticket once it is there', async () => {
    const { report, sent } = reportWith();
    report.track('early', { a: 1 });
    await vi.advanceTimersByTimeAsync(500);
    report.open(TICKET);
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(sent.map(({ body }) => body)).toMatchObject([
      { ticket: TICKET, seq: 1, evidence: { sinceMs: SOON_MS, track: [{ name: 'early', atMs: 0, data: { a: 1 } }] } },
    ]);
  });

  it('is cumulative, and its numbers rise', async () => {
    const { report, sent } = reportWith();
    report.open(TICKET);
    report.track('a', undefined);
    await report.send();
    report.track('b', undefined);
    await report.send(true);
    report.leave();
    expect(
      sent.map(({ by, outlives, body }) => [by, outlives, body.seq, body.evidence.track?.map((t) => t.name)]),
    ).toEqual([
      ['post', undefined, 1, ['a']],
      ['post', true, 2, ['a', 'b']],
      ['beacon', undefined, 3, ['a', 'b']],
    ]);
  });

  it('does not repeat itself', async () => {
    const { report, sent } = reportWith([], { read: () => ({ interaction: { fault: 'absent', ms: 0 } }) });
    report.open(TICKET);
    await report.send();
    await report.send();
    report.leave();
    expect(sent).toHaveLength(1);
  });

  it('says again what did not arrive', async () => {
    const lost = { ok: false, code: 'network', message: '' } as const;
    const { report, sent } = reportWith([lost], { read: () => ({ interaction: { fault: 'absent', ms: 0 } }) });
    report.open(TICKET);
    await report.send();
    await report.send();
    expect(sent.map(({ body }) => body.seq)).toEqual([1, 2]);
  });

  it.each(['ticket_unknown', 'late_limit'])('is over after %s', async (code) => {
    const { report, sent } = reportWith([{ ok: false, code, message: '' }]);
    report.open(TICKET);
    await report.send();
    await report.send();
    report.leave();
    expect(sent).toHaveLength(1);
  });

  it('gathers what is sent soon into one message, with longer and longer waits', async () => {
    const { report, sent } = reportWith();
    report.open(TICKET);
    for (let i = 0; i < 5; i++) report.sendSoon();
    await vi.advanceTimersByTimeAsync(SOON_MS);
    expect(sent).toHaveLength(1);
    report.sendSoon();
    await vi.advanceTimersByTimeAsync(2 * SOON_MS - 1);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
  });

  it('keeps sends for token, form and the way out, and never exceeds what the server takes', async () => {
    const { report, sent } = reportWith();
    report.open(TICKET);
    for (let i = 0; i < 40; i++) {
      report.sendSoon();
      await vi.runAllTimersAsync();
    }
    expect(sent).toHaveLength(9);
    for (let i = 0; i < 40; i++) await report.send();
    expect(sent).toHaveLength(17);
    for (let i = 0; i < 40; i++) report.leave();
    expect(sent).toHaveLength(LIMITS.latePerPageView);
    expect(sent.at(-1)).toMatchObject({ by: 'beacon', body: { seq: 20 } });
  });

  it('hears answers in the order of what was said', async () => {
    const waiting: Array<(answer: Answer<unknown>) => void> = [];
    const post = <T>() => new Promise<Answer<T>>((done) => waiting.push(done as (answer: Answer<unknown>) => void));
    const { report, answered } = reportWith([], { transport: { post, beacon: () => {} } });
    report.open(TICKET);
    const sends = [report.send(), report.send()];
    waiting[1]!({ ok: true, body: 'second' });
    waiting[0]!({ ok: true, body: 'first' });
    await Promise.all(sends);
    expect(answered).toEqual(['second']);
  });

  it('survives a page that breaks reading', async () => {
    const read = () => {
      throw new Error('hostile');
    };
    const { report, sent } = reportWith([], { read });
    report.open(TICKET);
    await report.send();
    report.leave();
    expect(sent).toEqual([]);
  });
});

describe('track', () => {
  const circular: unknown[] = [];
  circular.push(circular);
  it.each<[string, string, unknown, boolean]>([
    ['an event without data', 'a', undefined, true],
    ['null', 'a', null, true],
    ['zero', 'a', 0, true],
    ['a date', 'a', new Date(0), true],
    ['no name', '', 1, false],
    ['the longest name', 'a'.repeat(64), 1, true],
    ['a longer name', 'a'.repeat(65), 1, false],
    ['almost 2 kB', 'a', 'x'.repeat(2000), true],
    ['2 kB', 'a', 'x'.repeat(2048), false],
    ['2 kB in fewer characters', 'a', 'ä'.repeat(1100), false],
    ['data as deep as fits', 'a', { b: [{ c: [1] }] }, true],
    ['deeper data', 'a', { b: [{ c: [{}] }] }, false],
    ['what JSON has no word for', 'a', 1n, false],
    ['what has no end', 'a', circular, false],
  ])('%s', async (_, name, data, taken) => {
    const { report, sent } = reportWith();
    report.open(TICKET);
    expect(report.track(name, data)).toBe(taken);
    await report.send();
    expect(sent[0]!.body.evidence.track).toHaveLength(taken ? 1 : 0);
  });

  it('takes a hundred small events and no more', () => {
    const { report } = reportWith();
    const taken = Array.from({ length: 120 }, (_, i) => report.track(`event ${i}`, i));
    expect(taken.filter(Boolean)).toHaveLength(LIMITS.trackPerPageView);
  });

  it('takes no more than fits into one message, beside the longest readings', async () => {
    const names = Array.from({ length: 250 }, (_, i) => ({ name: '漢'.repeat(60) + i, kind: 'function' }));
    const value = { window: names } as never;
    const { report, sent } = reportWith([], { read: () => ({ lateGlobals: { value, ms: 1 } }) });
    report.open(TICKET);
    const taken = Array.from({ length: 20 }, () => report.track('large', '"'.repeat(900)));
    expect(taken).toContain(false);
    await report.send();
    expect(sent[0]!.body.evidence.track).toHaveLength(taken.filter(Boolean).length);
    expect(sent[0]!.body.evidence.readings.lateGlobals).toEqual({ fault: 'threw', ms: 1 });
  });
});
