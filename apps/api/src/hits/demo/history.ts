import { createHash } from 'node:crypto';
import type { LateEvidence } from '@veridict/contract';
import { type Judgement, judge, NOTHING_KNOWN, policy } from '@veridict/verifier';
import type { KeptContext } from '../../judge.ts';
import type { PageViewRow, RecordCollect, RecordLate, SiteRow } from '../../state/port.ts';
import { countCollect, countLate } from '../counted.ts';
import { PERSONAS, type Persona } from './personas.ts';

/** What the invented history is made from; the same gives the same history. */
export interface HistoryOptions {
  site: SiteRow;
  /** its end, milliseconds since the epoch */
  until: number;
  days: number;
  /** sessions of an ordinary day; weekends have fewer, the last days somewhat more */
  sessionsADay: number;
  seed: number;
}

/** One page view of the history, and what the page told of it later. */
export interface PastPageView {
  collect: RecordCollect;
  late: RecordLate | null;
}

/** In everything invented, so that nobody takes it for what was seen. */
const DEMO_POLICY = 'demo';
const DAY_MS = 86_400_000;
const HOUR_SHARES = [1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 9, 9, 8, 8, 8, 8, 7, 7, 8, 9, 9, 7, 4, 2];
const LETTERS = [...'abcdefghijkmnpqrstuvwxyz23456789'];
const PAGES = ['/', '/pricing', '/docs', '/blog', '/login', '/register', '/cart', '/checkout'];

/** Page views of the past, session by session and day by day. */
export function* pastPageViews({ site, until, days, sessionsADay, seed }: HistoryOptions): Generator<PastPageView> {
  const random = generator(seed);
  // The form of a judgement; what it says is invented.
  const base = judge(null, NOTHING_KNOWN, policy);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const name = (length: number) => Array.from({ length }, () => pick(LETTERS)).join('');
  for (let day = days; day > 0; day -= 1) {
    const midnight = Math.floor(until / DAY_MS) * DAY_MS - (day - 1) * DAY_MS;
    const isWeekend = [0, 6].includes(new Date(midnight).getUTCDay());
    const sessions = Math.round(
      sessionsADay * (isWeekend ? 0.6 : 1) * (1 + (days - day) / (4 * days)) * (0.85 + 0.3 * random()),
    );
    for (let n = 0; n < sessions; n += 1) {
      const persona = weighted(PERSONAS, ({ share }) => share, random());
      const hour = weighted(
        HOUR_SHARES.map((share, hour) => ({ share, hour })),
        ({ share }) => share,
        random(),
      ).hour;
      let at = midnight + hour * 3_600_000 + between(0, 3_599_999);
      const sid = `ses_${name(22)}`;
      const country = pick(persona.countries);
      for (let page = between(1, persona.pages); page > 0 && at < until; page -= 1) {
        const jti = name(22);
        const score = between(...persona.score);
        const context = contextOf(persona, country, `${site.origins[0]}${pick(PAGES)}`);
        const view = pageViewOf({ base, site, persona, sid, jti, at, score, context });
        const counted = countCollect(view, context, site);
        const nonce = { nonce: name(40), nonceExpiresAt: at };
        const evidence = new TextEncoder().encode('{"v":1,"demo":true}');
        const stays = persona.score[1] < 31 && random() < 0.7 ? between(4_000, 90_000) : null;
        const late = stays === null ? null : lateOf(view, stays, between(10, 400), context, site);
        yield { collect: { pageView: view, evidence, ...nonce, counted }, late };
        at += (stays ?? 1_000) + between(500, 20_000);
      }
    }
  }
}

function pageViewOf(made: {
  base: Judgement;
  site: SiteRow;
  persona: Persona;
  sid: string;
  jti: string;
  at: number;
  score: number;
  context: KeptContext;
}): PageViewRow {
  const { base, site, persona, sid, jti, at, score, context } = made;
  const { hardRule = '', flags, identity } = persona;
  const judgement: Judgement = {
    ...base,
    policy_version: DEMO_POLICY,
    score,
    hard_rule_hit: hardRule,
    evidence: 'full',
    identity: identity ? { ...identity, operator: null } : NOTHING_KNOWN.identity,
    signals: flags.map((flag) => ({ name: flag, layer: 'rule', llr: 1 })),
  };
  const hash = (of: string) => createHash('sha256').update(`${of} ${jti}`).digest('base64url');
  return {
    jti,
    sid,
    siteId: site.id,
    accountId: site.accountId,
    jkt: hash('key'),
    tokenHash: hash('token'),
    ticketHash: hash('ticket'),
    mode: 'live',
    action: null,
    origin: site.origins[0]!,
    createdAt: at,
    expiresAt: at + 1_800_000,
    judgedAt: at,
    score,
    hardRule,
    judgement: JSON.stringify(judgement),
    context: JSON.stringify(context),
    lateSeq: 0,
    lateCount: 0,
  };
}

function contextOf({ userAgent }: Persona, country: string, pageUrl: string): KeptContext {
  const headers = [
    ['user-agent', userAgent],
    ['referer', pageUrl],
  ] as const;
  return {
    ...NOTHING_KNOWN,
    request: { method: 'POST', httpVersion: '2', secure: true, headers },
    addressKind: { datacenter: false, proxy: false, country },
    network: null,
  };
}

function lateOf(view: PageViewRow, sinceMs: number, moves: number, context: KeptContext, site: SiteRow): RecordLate {
  const evidence: LateEvidence = {
    v: 1,
    sinceMs,
    readings: { interaction: { value: hands(moves), ms: 1 } },
    ...(moves % 5 === 0 ? { track: [{ name: 'newsletter', atMs: Math.round(sinceMs / 2) }] } : {}),
  };
  const { score, hardRule, judgement } = view;
  const judged = { score, hardRule, judgement, seq: 1, at: view.createdAt + sinceMs };
  return { jti: view.jti, late: JSON.stringify(evidence), ...judged, counted: countLate(view, judged, context, site) };
}

/** What hands that moved so much did besides. */
const hands = (moves: number) => ({
  pointerMoves: moves,
  coalescedMoves: Math.round(moves / 3),
  fractionalMoves: 0,
  presses: Math.round(moves / 40),
  mousePresses: Math.round(moves / 40),
  pressureless: 0,
  touches: 0,
  pressMedianMs: 92,
  pressesWithoutApproach: 0,
  keys: moves % 60,
  codelessKeys: 0,
  keyDwellMedianMs: 85,
  keyGapMedianMs: 160,
  inputsWithoutKeys: 0,
  wheels: Math.round(moves / 6),
  scrolls: Math.round(moves / 4),
  untrusted: 0,
  focusChanges: moves % 4,
  everFocused: true,
});

function weighted<T>(items: readonly T[], weight: (item: T) => number, at: number): T {
  let left = at * items.reduce((sum, item) => sum + weight(item), 0);
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return items.at(-1)!;
}

/** Numbers in [0, 1) from a seed: mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
