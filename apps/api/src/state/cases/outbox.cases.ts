import { expect, test } from 'vitest';
import type { EventRow, HitRow } from '../../hits/rows.ts';
import type { OutboxBatch, StatePort } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { handsMoved, hitRow, viewEvent } from '../testing/hits.ts';
import { lateFor } from '../testing/record.ts';
import { collected, fresh, NOW, pageView } from '../testing/rows.ts';

const LEASE_MS = 60_000;

/** What every store must do with rows on their way to the statistics. */
export function outboxCases(open: Open): void {
  group(open, 'outbox', (state) => {
    const owner = fresh();
    const take = (more: { owner?: string; now?: number; limit?: number } = {}): Promise<OutboxBatch | null> =>
      state().takeBatch({ owner, now: NOW, leaseMs: LEASE_MS, limit: 1000, ...more });
    const drain = async () => {
      const batches: OutboxBatch[] = [];
      for (let batch = await take(); batch; batch = await take()) {
        batches.push(batch);
        await state().dropBatch(batch.id);
      }
      const of = <T>(table: keyof OutboxBatch['lines']) =>
        batches.flatMap(({ lines }) => lines[table].map((line) => JSON.parse(line) as T));
      return { hits: of<HitRow>('hits'), events: of<EventRow>('events'), sessions: of<Session>('sessions') };
    };

    test('a page view leaves its hit, its event and its session, once', async () => {
      const input = counting();
      expect(await state().recordCollect(input)).toBe('recorded');
      expect(await state().recordCollect(input)).toBe('nonce_used');
      const { sid } = input.pageView;
      expect(await state().outboxSize()).toMatchObject({ rows: 3 });
      const { hits, events, sessions } = await drain();
      expect(hits).toEqual([input.counted.hit]);
      expect(events).toEqual(input.counted.events);
      expect(sessions).toMatchObject([{ session_id: sid, version: 1, score: 3, hits: 1, page_views: 1, events: 1 }]);
      expect(await state().outboxSize()).toEqual({ rows: 0, bytes: 0 });
    });

    test('a page view that is not counted leaves nothing, and no test session a row', async () => {
      await state().recordCollect(collected());
      const test = counting({ mode: 'test' });
      await state().recordCollect(test);
      expect((await drain()).sessions).toEqual([]);
    });

    test('late evidence leaves each event once, and a session with the worse score', async () => {
      const input = counting();
      await state().recordCollect(input);
      await drain();
      const { jti, sid } = input.pageView;
      const late = (seq: number, tracks: number, score: number) =>
        state().recordLate(
          {
            ...lateFor(jti, { seq, score }),
            late: JSON.stringify({
              v: 1,
              sinceMs: 900 * seq,
              readings: { interaction: { value: handsMoved(5 * seq), ms: 1 } },
              track: Array.from({ length: tracks }, (_, n) => ({ name: `step ${n}`, atMs: n })),
            }),
            counted: {
              hit: score === 3 ? null : { ...input.counted.hit, id: `${jti}.late${seq}`, kind: 'late', score },
            },
          },
          20,
        );
      expect(await late(1, 2, 3)).toBe('applied');
      const first = await drain();
      expect(first.hits).toEqual([]);
      expect(first.events.map(({ kind, name }) => [kind, name])).toEqual([
        ['behaviour', 'behaviour'],
        ['track', 'step 0'],
        ['track', 'step 1'],
      ]);
      expect(first.sessions).toMatchObject([{ session_id: sid, version: 2, events: 4, hits: 1, score: 3 }]);

      expect(await late(3, 3, 80)).toBe('applied');
      expect(await late(2, 9, 90)).toBe('stale');
      const second = await drain();
      expect(second.hits).toMatchObject([{ id: `${jti}.late3`, score: 80 }]);
      // Behaviour is told anew, as the same event.
      expect(second.events.map(({ id, version }) => [id, version])).toEqual([
        [`${jti}.behaviour`, 3],
        [`${jti}.track2`, 0],
      ]);
      expect(second.sessions).toMatchObject([{ version: 3, events: 5, hits: 2, score: 80, max_score: 80 }]);
    });

    test('a batch is given again, the same, until it is dropped', async () => {
      const ids = await queue(state(), 5);
      const batch = (await take({ limit: 3 }))!;
      expect(batch).toMatchObject({ isRepeated: false });
      expect(await take({ limit: 3 })).toEqual({ ...batch, isRepeated: true });
      await state().dropBatch(batch.id);
      const next = (await take())!;
      expect(next.lines.hits).toHaveLength(2);
      expect([...batch.lines.hits, ...next.lines.hits].map((line) => (JSON.parse(line) as HitRow).id).sort()).toEqual(
        ids.sort(),
      );
      await state().dropBatch(next.id);
      expect(await take()).toBeNull();
    });

    test('a batch of a process that is gone is seen through by another', async () => {
      await queue(state(), 2);
      const batch = (await take({ owner: 'gone' }))!;
      const taken = await take({ owner: 'next', now: NOW + LEASE_MS + 1 });
      expect(taken).toEqual({ ...batch, isRepeated: true });
      await state().dropBatch(batch.id);
    });
  });
}

interface Session {
  session_id: string;
  version: number;
}

/** A page view that statistics are told of. */
const counting = (row: Partial<Parameters<typeof pageView>[0] & object> = {}) => {
  const input = collected(row);
  const { pageView: view } = input;
  return { ...input, counted: { hit: hitRow(view), events: [viewEvent(view)] } };
};

/** Hits of no session, and their ids. */
async function queue(state: StatePort, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => hitRow(pageView()));
  await state.recordHits(rows.map((row) => ({ table: 'hits', row })));
  return rows.map(({ id }) => id);
}
