import { expect, test } from 'vitest';
import type { ChallengeRow } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { record } from '../testing/record.ts';
import { fresh, NOW } from '../testing/rows.ts';

/** What every store must do with challenges. */
export function challengeCases(open: Open): void {
  group(open, 'challenges', (state) => {
    const challenge = (sid: string, jti: string, row: Partial<ChallengeRow> = {}): ChallengeRow => ({
      id: fresh('ch_'),
      sid,
      jti,
      kind: 'work',
      issuedAt: NOW,
      readyAt: NOW,
      expiresAt: NOW + 1000,
      ...row,
    });
    const solve = ({ id, jti, kind }: ChallengeRow, at = NOW + 1) =>
      state().solveChallenge({
        id,
        jti,
        kind,
        at,
        judgement: '{"score":9}',
        context: '{"c":1}',
        score: 9,
        hardRule: '',
      });

    test('are given so often in a session, and more when earlier ones are long past', async () => {
      const sid = fresh('ses_');
      const issue = (issuedAt: number) => state().issueChallenge(challenge(sid, 'x', { issuedAt }), issuedAt - 100, 2);
      expect([await issue(NOW), await issue(NOW + 1), await issue(NOW + 2)]).toEqual([true, true, false]);
      expect(await issue(NOW + 100)).toBe(true);
    });

    test('are spent after so many, which the session remembers and endpoints are told of once', async () => {
      const { pageView } = await record(state(), { score: 60 });
      const { sid, jti, accountId, siteId } = pageView;
      const id = fresh('wh_');
      await state().createWebhook(
        {
          id,
          accountId,
          siteId: null,
          name: 'Backend',
          url: 'https://shop.example/hook',
          events: ['verdict.blocked'],
          createdAt: NOW,
          failingSince: null,
          disabledAt: null,
          disabledReason: null,
        },
        1,
      );
      const once = { name: fresh(), afterMs: 1000 };
      const notice = { type: 'verdict.blocked' as const, accountId, siteId, at: NOW, data: {}, once };
      const spend = (at: number) => state().spendChallenges({ sid, since: at - 100, most: 2, at, notice });
      const spentAt = async () => (await state().loadSession(sid, 0))?.session.challengesSpentAt;
      await state().issueChallenge(challenge(sid, jti), 0, 9);
      expect([await spend(NOW), await spentAt()]).toEqual([false, undefined]);
      await state().issueChallenge(challenge(sid, jti), 0, 9);
      expect([await spend(NOW + 5), await spentAt()]).toEqual([true, NOW + 5]);
      expect([await spend(NOW + 6), await spend(NOW + 101)]).toEqual([true, false]);
      expect((await state().listDeliveries(id, { limit: 9 })).items).toHaveLength(1);
    });

    test('are solved once, in time, by their own page view, which is judged anew', async () => {
      const { pageView } = await record(state(), { score: 60 });
      const { sid, jti } = pageView;
      const rows = [
        challenge(sid, jti),
        challenge(sid, jti, { kind: 'wait', readyAt: NOW + 10 }),
        challenge(sid, jti, { expiresAt: NOW + 1 }),
      ] as const;
      for (const row of rows) expect(await state().issueChallenge(row, 0, 9)).toBe(true);
      const [work, wait, short] = rows;
      expect(await state().solvedChallenge(sid, 0)).toBeNull();
      expect(await solve({ ...work, jti: fresh() })).toBe(false);
      expect(await solve({ ...work, kind: 'wait' })).toBe(false);
      expect(await solve(short)).toBe(false);
      expect(await solve(wait)).toBe(false);
      expect(await solve(wait, NOW + 10)).toBe(true);
      expect(await state().solvedChallenge(sid, NOW)).toBe('wait');
      const both = await Promise.all([solve(work), solve(work)]);
      expect(both.sort()).toEqual([false, true]);
      expect(await state().solvedChallenge(sid, NOW)).toBe('work');
      expect(await state().solvedChallenge(sid, NOW + 10)).toBeNull();
      expect((await state().findByToken(pageView.tokenHash))?.pageView).toMatchObject({
        score: 9,
        judgement: '{"score":9}',
        context: '{"c":1}',
      });
    });
  });
}
