import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { collected, everyByte, fresh, NOW, pageView } from '../testing/rows.ts';

const DAY_MS = 86_400_000;

/** What every store must do with purge. */
export function purgeCases(open: Open): void {
  group(open, 'purge', (state) => {
    const purgeAll = async (now: number, limit: number) => {
      const steps: number[] = [];
      do steps.push(await state().purge(now, limit));
      while (steps.at(-1) !== 0);
      return steps;
    };

    test('deletes what outlived its time, in steps, and nothing else', async () => {
      const at = NOW - 1000 * DAY_MS;
      const inputs = Array.from({ length: 5 }, (_, n) => {
        const view = pageView({ createdAt: at + n, judgedAt: at + n });
        return { pageView: view, evidence: everyByte, nonce: fresh(), nonceExpiresAt: at + n };
      });
      for (const input of inputs) await state().recordCollect(input);
      const { pageView: view, nonce } = inputs[2]!;

      // Two nonces have expired; one that expires now has not.
      expect(await purgeAll(at + 2, 10)).toEqual([2, 0]);
      expect(await state().recordCollect(collected({}, nonce))).toBe('nonce_used');
      expect(await purgeAll(at + 10, 10)).toEqual([3, 0]);
      expect(await state().recordCollect({ ...collected({ createdAt: at }, nonce), nonceExpiresAt: at })).toBe(
        'recorded',
      );

      // Fourteen days on, evidence and findings go; the page view and its score stay.
      expect(await purgeAll(at + 14 * DAY_MS + 2, 1)).toEqual([1, 1, 1, 1, 0]);
      expect(await state().findByToken(inputs[0]!.pageView.tokenHash)).toMatchObject({
        pageView: { score: 3, judgement: '', context: '' },
        evidence: null,
      });
      expect(await state().findByTicket(inputs[0]!.pageView.ticketHash, at)).toBeNull();
      expect((await state().findByToken(view.tokenHash))?.evidence).not.toBeNull();
      expect((await state().loadSession(inputs[0]!.pageView.sid, 0))?.pageViews[0]).toMatchObject({ score: 3 });

      // Four hundred days on, page views and sessions go.
      const steps = await purgeAll(at + 400 * DAY_MS + 3, 4);
      expect(steps.every((gone) => gone <= 4)).toBe(true);
      expect(await state().findByToken(view.tokenHash)).toBeNull();
      expect(await state().loadSession(view.sid, 0)).toBeNull();
      expect(await state().findByToken(inputs[3]!.pageView.tokenHash)).not.toBeNull();
      expect(await state().loadSession(inputs[3]!.pageView.sid, 0)).not.toBeNull();
    });
  });
}
