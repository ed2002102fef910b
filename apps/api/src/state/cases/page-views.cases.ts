import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { lateFor, record } from '../testing/record.ts';
import { collected, everyByte, fresh, NOW } from '../testing/rows.ts';

/** What every store must do with page views. */
export function pageViewCases(open: Open): void {
  group(open, 'page views', (state) => {
    test('come back by token and by ticket, their evidence byte for byte', async () => {
      const { pageView: view } = await record(state(), {
        action: 'signup',
        hardRule: 'webdriver',
        mode: 'test',
        score: 100,
      });
      const found = { pageView: view, evidence: { first: everyByte, late: null } };
      expect(await state().findByToken(view.tokenHash)).toEqual(found);
      expect(await state().findByTicket(view.ticketHash, view.expiresAt - 1)).toEqual(found);
      expect(await state().findByTicket(view.ticketHash, view.expiresAt)).toBeNull();
      expect(await state().findByToken(view.ticketHash)).toBeNull();
      expect(await state().findByTicket(view.tokenHash, NOW)).toBeNull();
    });

    test('with a used nonce are not recorded, in any part', async () => {
      const { nonce, pageView: view } = await record(state());
      const again = collected({ sid: view.sid }, nonce);
      expect(await state().recordCollect(again)).toBe('nonce_used');
      expect(await state().findByToken(again.pageView.tokenHash)).toBeNull();
      expect((await state().loadSession(view.sid, 0))?.session.pageViews).toBe(1);
    });

    test('that were recorded already are not recorded again under a new nonce', async () => {
      const { pageView: view } = await record(state());
      const again = collected({ jti: view.jti, sid: view.sid, score: 0 });
      expect(await state().recordCollect(again)).toBe('nonce_used');
      expect((await state().findByToken(view.tokenHash))?.pageView).toEqual(view);
      expect((await state().loadSession(view.sid, 0))?.session.pageViews).toBe(1);
    });

    test('that arrive at once with one nonce are recorded once', async () => {
      const nonce = fresh();
      const answers = await Promise.all(Array.from({ length: 20 }, () => state().recordCollect(collected({}, nonce))));
      expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(1);
    });
  });
  group(open, 'late evidence', (state) => {
    test('replaces judgement and score of its page view, never the first evidence', async () => {
      const { pageView: view } = await record(state());
      expect(await state().recordLate(lateFor(view.jti, { seq: 3 }), 20)).toBe('applied');
      expect(await state().findByToken(view.tokenHash)).toEqual({
        pageView: { ...view, judgement: '{"score":80}', score: 80, judgedAt: NOW + 5000, lateSeq: 3, lateCount: 1 },
        evidence: { first: everyByte, late: '{"v":1}' },
      });
    });

    test('keeps the circumstances, and takes others where they are given', async () => {
      const { pageView: view } = await record(state());
      await state().recordLate(lateFor(view.jti, { seq: 1 }), 20);
      expect((await state().findByToken(view.tokenHash))?.pageView.context).toBe(view.context);
      await state().recordLate(lateFor(view.jti, { seq: 2, context: '{"sameInput":1}' }), 20);
      expect((await state().findByToken(view.tokenHash))?.pageView.context).toBe('{"sameInput":1}');
    });

    test('that is older or a duplicate changes nothing', async () => {
      const { pageView: view } = await record(state());
      await state().recordLate(lateFor(view.jti, { seq: 3 }), 20);
      const before = await state().findByToken(view.tokenHash);
      for (const seq of [3, 2, 0]) {
        expect(await state().recordLate(lateFor(view.jti, { seq, score: 1, late: '{}' }), 20)).toBe('stale');
      }
      expect(await state().findByToken(view.tokenHash)).toEqual(before);
    });

    test('is taken so many times and no more', async () => {
      const { pageView: view } = await record(state());
      const answers: string[] = [];
      for (const seq of [1, 2, 3]) answers.push(await state().recordLate(lateFor(view.jti, { seq }), 2));
      expect(answers).toEqual(['applied', 'applied', 'limit']);
      expect(await state().recordLate(lateFor(view.jti, { seq: 2 }), 2)).toBe('stale');
      expect((await state().findByToken(view.tokenHash))?.pageView).toMatchObject({ lateSeq: 2, lateCount: 2 });
    });

    test('of a page view that is not there is unknown', async () => {
      expect(await state().recordLate(lateFor(fresh()), 20)).toBe('unknown');
    });

    test('that arrives at once is applied upwards, the highest last', async () => {
      const { pageView: view } = await record(state());
      const seqs = [4, 9, 1, 7, 2, 8, 3, 6, 5];
      const answers = await Promise.all(
        seqs.map((seq) => state().recordLate(lateFor(view.jti, { seq, score: seq }), 20)),
      );
      const found = await state().findByToken(view.tokenHash);
      expect(found?.pageView).toMatchObject({ lateSeq: 9, score: 9 });
      expect(found?.pageView.lateCount).toBe(answers.filter((answer) => answer === 'applied').length);
    });
  });
}
