import type { Judgement } from '@veridict/verifier';
import { expect, it } from 'vitest';
import type { LearnedRow } from '../state/port.ts';
import { createLearnedPrints } from './learned.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const request = (userAgent = chrome) => ({
  method: 'POST',
  httpVersion: '1.1',
  secure: true,
  headers: [['User-Agent', userAgent]] as Array<[string, string]>,
});
const tls = (print: string) => ({ ja4: print, ja4Stable: print, alpn: 'http/1.1', http2: null });
const person: Pick<Judgement, 'score' | 'evidence' | 'hard_rule_hit' | 'signals'> = {
  score: 2,
  evidence: 'full',
  hard_rule_hit: '',
  signals: [{ name: 'coherent_engine', layer: 'consistency', llr: -1 }],
};
const seen = (print: string, network: string | null = '203.0.113.0/24') => ({
  request: request(),
  tls: tls(print),
  network,
});

/** Rows as two processes share them. */
function shared() {
  const rows = new Map<string, LearnedRow>();
  return {
    addLearned: async (added: LearnedRow[]) => {
      for (const row of added) {
        const key = `${row.claim} ${row.print}`;
        rows.set(key, { ...row, seen: row.seen + (rows.get(key)?.seen ?? 0) });
      }
    },
    listLearned: async () => [...rows.values()],
  };
}

it('learns from people, writes it down in one batch, and tells every process', async () => {
  const state = shared();
  const one = createLearnedPrints(state, () => 0);
  const other = createLearnedPrints(state, () => 0);
  for (const network of ['a', 'b', 'c']) one.note(seen('p', network), person);
  one.note(seen('q', 'a'), person);
  expect(one.of(request(), tls('p'))).toBeNull();
  await one.exchange();
  await other.exchange();
  expect(other.of(request(), tls('p'))).toEqual({ matches: 3, total: 4 });
  expect(other.of(request(), tls('strange'))).toEqual({ matches: 0, total: 4 });
  expect(other.of(request(chrome.replace('156', '157')), tls('p'))).toBeNull();
  expect(other.of(request('curl/8'), tls('p'))).toBeNull();
  expect(other.of(request(), null)).toBeNull();
  await one.exchange();
  await other.exchange();
  expect(other.of(request(), tls('p'))).toEqual({ matches: 3, total: 4 });
});

it('learns nothing from whoever may be no person', async () => {
  const prints = createLearnedPrints(shared(), () => 0);
  prints.note(seen('p'), { ...person, score: 11 });
  prints.note(seen('p'), { ...person, evidence: 'partial' });
  prints.note(seen('p'), { ...person, hard_rule_hit: 'webdriver' });
  prints.note(seen('p'), { ...person, signals: [{ name: 'software_renderer', layer: 'browser', llr: 0.3 }] });
  prints.note(seen('p', null), person);
  prints.note({ ...seen('p'), tls: null }, person);
  await prints.exchange();
  expect(prints.of(request(), tls('p'))).toBeNull();
});

it('counts a network’s print once an hour', async () => {
  let at = 0;
  const prints = createLearnedPrints(shared(), () => at);
  for (let i = 0; i < 50; i++) prints.note(seen('p'), person);
  at = 3_600_000;
  prints.note(seen('p'), person);
  await prints.exchange();
  expect(prints.of(request(), tls('p'))).toEqual({ matches: 2, total: 2 });
});
