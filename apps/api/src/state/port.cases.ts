import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatePort } from './port.ts';
import { account, collected, everyByte, fresh, key, NOW, pageView, site } from './testing/rows.ts';

const DAY_MS = 86_400_000;

/**
 * What every state store must do. `open` gives an empty one; each group of cases has its own, and each case rows of its
 * own, so that they neither see nor wait for each other.
 */
export function statePortCases(open: () => Promise<StatePort>): void {
  let state: StatePort;
  const group = (name: string, cases: () => void) =>
    describe(name, () => {
      beforeAll(async () => {
        state = await open();
      });
      afterAll(() => state.close());
      cases();
    });

  const recorded = async (row = {}) => {
    const input = collected(row);
    expect(await state.recordCollect(input)).toBe('recorded');
    return input;
  };
  const lateFor = (jti: string, row = {}) => ({
    jti,
    seq: 1,
    late: '{"v":1}',
    at: NOW + 5000,
    judgement: '{"score":80}',
    score: 80,
    hardRule: '',
    ...row,
  });

  group('the store', () => {
    test('answers a ping', async () => {
      await expect(state.ping()).resolves.toBeUndefined();
    });

    test('gives all who ask for a secret the one stored first', async () => {
      const name = fresh();
      expect(await state.secret(name, 'first')).toBe('first');
      expect(await state.secret(name, 'second')).toBe('first');
      const asked = await Promise.all(['a', 'b', 'c', 'd'].map((value) => state.secret(`${name}_2`, value)));
      expect(new Set(asked).size).toBe(1);
      expect(['a', 'b', 'c', 'd']).toContain(asked[0]);
    });
  });

  group('accounts', () => {
    test('come back as they were made, and change in what a change names', async () => {
      const row = account();
      await state.createAccount(row);
      expect(await state.getAccount(row.id)).toEqual(row);
      expect(await state.updateAccount(row.id, { tier: 'pro' })).toEqual({ ...row, tier: 'pro' });
      expect(await state.updateAccount(row.id, { name: 'New', tier: undefined })).toEqual({
        ...row,
        tier: 'pro',
        name: 'New',
      });
      expect(await state.updateAccount(row.id, {})).toEqual({ ...row, tier: 'pro', name: 'New' });
    });

    test('that are not there are null', async () => {
      expect(await state.getAccount(fresh('acc_'))).toBeNull();
      expect(await state.updateAccount(fresh('acc_'), { name: 'x' })).toBeNull();
      expect(await state.updateAccount(fresh('acc_'), {})).toBeNull();
    });

    test('with an id that is taken are refused, and the first stands', async () => {
      const row = account();
      await state.createAccount(row);
      await expect(state.createAccount({ ...row, name: 'Other' })).rejects.toThrow();
      expect(await state.getAccount(row.id)).toEqual(row);
    });
  });

  group('paging', () => {
    test('shows every row once, oldest first, also those made at the same moment or while paging', async () => {
      const rows = [0, 1, 1, 1, 2, 3, 3].map((age) => account({ createdAt: NOW + age }));
      for (const row of rows) await state.createAccount(row);
      const seen: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await state.listAccounts({ limit: 3, ...(cursor && { cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(3);
        seen.push(...page.items.map(({ id }) => id));
        if (cursor === undefined) {
          const newer = account({ createdAt: NOW + 4 });
          rows.push(newer);
          await state.createAccount(newer);
        }
        cursor = page.nextCursor;
        if (cursor) expect(cursor.length).toBeLessThanOrEqual(64);
      }
      const inOrder = rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      expect(seen).toEqual(inOrder);
    });

    test('says that nothing follows a full last page', async () => {
      const owner = account();
      await state.createAccount(owner);
      for (const _ of [1, 2]) await state.createSite(site(owner.id));
      expect((await state.listSites(owner.id, { limit: 2 })).nextCursor).toBeNull();
      expect((await state.listSites(owner.id, { limit: 1 })).nextCursor).not.toBeNull();
    });

    test('goes on where it was when the row the cursor names is gone', async () => {
      const owner = account();
      await state.createAccount(owner);
      const rows = [1, 2, 3].map((age) => site(owner.id, { createdAt: NOW + age }));
      for (const row of rows) await state.createSite(row);
      const { nextCursor } = await state.listSites(owner.id, { limit: 1 });
      await state.deleteSite(owner.id, rows[0]!.id, NOW);
      const rest = await state.listSites(owner.id, { limit: 5, cursor: nextCursor! });
      expect(rest).toEqual({ items: rows.slice(1), nextCursor: null });
    });

    test.each(['', 'nonsense', `${'9'.repeat(40)}.x`, '1.', "1.' or 1=1"])(
      'shows nothing after the cursor %j',
      async (cursor) => {
        const { items } = await state.listSites(fresh('acc_'), { limit: 5, cursor });
        expect(items).toEqual([]);
      },
    );
  });

  group('sites', () => {
    test('come back as they were made, to their own account alone', async () => {
      const [owner, other] = [account(), account()];
      for (const row of [owner, other]) await state.createAccount(row);
      const row = site(owner.id, { name: 'Läden & "Söhne" \u{1F6D2}' });
      await state.createSite(row);
      expect(await state.getSite(owner.id, row.id)).toEqual(row);
      expect(await state.getSite(other.id, row.id)).toBeNull();
      expect(await state.updateSite(other.id, row.id, { name: 'Taken over' })).toBeNull();
      expect(await state.updateSite(other.id, row.id, {})).toBeNull();
      expect(await state.deleteSite(other.id, row.id, NOW)).toBe(false);
      expect((await state.listSites(other.id, { limit: 10 })).items).toEqual([]);
      expect((await state.listSites(owner.id, { limit: 10 })).items).toEqual([row]);
    });

    test('change in each setting, and only in those a change names', async () => {
      const owner = account();
      await state.createAccount(owner);
      let row = site(owner.id);
      await state.createSite(row);
      const changes = [
        { name: 'Renamed' },
        { origins: ['https://other.example'] },
        { public_verdict: 'score' },
        { thresholds: { suspicious: 20, automated: 50, knownBot: 80 } },
        { category_policy: {} },
        { failover: 'throw' },
        {},
      ] as const;
      for (const change of changes) {
        row = { ...row, ...structuredClone(change) } as typeof row;
        expect(await state.updateSite(owner.id, row.id, structuredClone(change) as Partial<typeof row>)).toEqual(row);
      }
      expect(await state.getSite(owner.id, row.id)).toEqual(row);
    });

    test('take their keys with them when deleted, and leave other keys alone', async () => {
      const owner = account();
      await state.createAccount(owner);
      const row = site(owner.id);
      await state.createSite(row);
      const [bound, early, free] = [
        key(owner.id, { siteId: row.id }),
        key(owner.id, { siteId: row.id, revokedAt: NOW - 5 }),
        key(owner.id),
      ];
      for (const one of [bound, early, free]) await state.createKey(one);
      expect(await state.deleteSite(owner.id, row.id, NOW + 1)).toBe(true);
      expect(await state.getSite(owner.id, row.id)).toBeNull();
      expect((await state.getKey(owner.id, bound.id))?.revokedAt).toBe(NOW + 1);
      expect((await state.getKey(owner.id, early.id))?.revokedAt).toBe(NOW - 5);
      expect((await state.getKey(owner.id, free.id))?.revokedAt).toBeNull();
      // Still bound to a site that is gone: it must not pass for a key of the whole account.
      expect(await state.findKey(bound.hash)).toMatchObject({
        key: { siteId: row.id, revokedAt: NOW + 1 },
        site: null,
      });
      expect(await state.deleteSite(owner.id, row.id, NOW + 2)).toBe(false);
    });
  });

  group('keys', () => {
    const owned = async (row = {}) => {
      const owner = account();
      await state.createAccount(owner);
      const made = key(owner.id, row);
      await state.createKey(made);
      return { owner, made };
    };

    test('are found by their hash, with account and site', async () => {
      const { owner, made } = await owned({ expiresAt: NOW + 1, scopes: ['collect'], kind: 'public', mode: 'test' });
      expect(await state.findKey(made.hash)).toEqual({ key: made, account: owner, site: null });
      const place = site(owner.id);
      await state.createSite(place);
      const bound = key(owner.id, { siteId: place.id });
      await state.createKey(bound);
      expect(await state.findKey(bound.hash)).toEqual({ key: bound, account: owner, site: place });
      expect(await state.findKey(fresh())).toBeNull();
      const stranger = await owned({ siteId: place.id });
      expect(await state.findKey(stranger.made.hash)).toMatchObject({ account: stranger.owner, site: null });
    });

    test('are read, listed, revoked and rotated by their own account alone', async () => {
      const { owner, made } = await owned();
      const other = account();
      await state.createAccount(other);
      expect(await state.getKey(owner.id, made.id)).toEqual(made);
      expect(await state.getKey(other.id, made.id)).toBeNull();
      expect((await state.listKeys(owner.id, { limit: 10 })).items).toEqual([made]);
      expect((await state.listKeys(other.id, { limit: 10 })).items).toEqual([]);
      expect(await state.revokeKey(other.id, made.id, NOW)).toBeNull();
      const usurper = key(other.id);
      expect(await state.rotateKey(other.id, made.id, usurper, NOW)).toBeNull();
      expect(await state.findKey(usurper.hash)).toBeNull();
      expect(await state.getKey(owner.id, made.id)).toEqual(made);
    });

    test('with a hash that is taken are refused', async () => {
      const { owner, made } = await owned();
      await expect(state.createKey(key(owner.id, { hash: made.hash }))).rejects.toThrow();
    });

    test('of an account that is not there are refused', async () => {
      await expect(state.createKey(key(fresh('acc_')))).rejects.toThrow();
    });

    test('are revoked from the earliest moment named', async () => {
      const { owner, made } = await owned();
      const revokedAt = async (at: number) => (await state.revokeKey(owner.id, made.id, at))?.revokedAt;
      expect(await revokedAt(NOW + 1000)).toBe(NOW + 1000);
      expect(await revokedAt(NOW + 2000)).toBe(NOW + 1000);
      expect(await revokedAt(NOW)).toBe(NOW);
    });

    test('are rotated into a new one, the old one living on until then', async () => {
      const { owner, made } = await owned();
      const next = key(owner.id);
      expect(await state.rotateKey(owner.id, made.id, next, NOW + 60_000)).toEqual(next);
      expect((await state.findKey(made.hash))?.key.revokedAt).toBe(NOW + 60_000);
      expect((await state.findKey(next.hash))?.key).toEqual(next);
    });

    test('stay as they were when the new one of a rotation cannot be stored', async () => {
      const { owner, made } = await owned();
      await expect(state.rotateKey(owner.id, made.id, key(owner.id, { hash: made.hash }), NOW)).rejects.toThrow();
      expect(await state.getKey(owner.id, made.id)).toEqual(made);
    });

    test('remember their latest use and their first exposure', async () => {
      const [a, b] = [await owned(), await owned()];
      await state.touchKeys([]);
      await state.touchKeys([
        { id: b.made.id, at: NOW + 9 },
        { id: a.made.id, at: NOW + 5 },
        { id: fresh('key_'), at: NOW },
      ]);
      await state.touchKeys([{ id: a.made.id, at: NOW + 3 }]);
      await state.markKeyExposed(a.made.id, NOW + 7);
      await state.markKeyExposed(a.made.id, NOW + 8);
      expect(await state.getKey(a.owner.id, a.made.id)).toEqual({ ...a.made, lastUsedAt: NOW + 5, exposedAt: NOW + 7 });
      expect(await state.getKey(b.owner.id, b.made.id)).toEqual({ ...b.made, lastUsedAt: NOW + 9 });
    });
  });

  group('page views', () => {
    test('come back by token and by ticket, their evidence byte for byte', async () => {
      const { pageView: view } = await recorded({ action: 'signup', hardRule: 'webdriver', mode: 'test', score: 100 });
      const found = { pageView: view, evidence: { first: everyByte, late: null } };
      expect(await state.findByToken(view.tokenHash)).toEqual(found);
      expect(await state.findByTicket(view.ticketHash, view.expiresAt - 1)).toEqual(found);
      expect(await state.findByTicket(view.ticketHash, view.expiresAt)).toBeNull();
      expect(await state.findByToken(view.ticketHash)).toBeNull();
      expect(await state.findByTicket(view.tokenHash, NOW)).toBeNull();
    });

    test('with a used nonce are not recorded, in any part', async () => {
      const { nonce, pageView: view } = await recorded();
      const again = collected({ sid: view.sid }, nonce);
      expect(await state.recordCollect(again)).toBe('nonce_used');
      expect(await state.findByToken(again.pageView.tokenHash)).toBeNull();
      expect((await state.loadSession(view.sid, 0))?.session.pageViews).toBe(1);
    });

    test('that were recorded already are not recorded again under a new nonce', async () => {
      const { pageView: view } = await recorded();
      const again = collected({ jti: view.jti, sid: view.sid, score: 0 });
      expect(await state.recordCollect(again)).toBe('nonce_used');
      expect((await state.findByToken(view.tokenHash))?.pageView).toEqual(view);
      expect((await state.loadSession(view.sid, 0))?.session.pageViews).toBe(1);
    });

    test('that arrive at once with one nonce are recorded once', async () => {
      const nonce = fresh();
      const answers = await Promise.all(Array.from({ length: 20 }, () => state.recordCollect(collected({}, nonce))));
      expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(1);
    });
  });

  group('late evidence', () => {
    test('replaces judgement and score of its page view, never the first evidence', async () => {
      const { pageView: view } = await recorded();
      expect(await state.recordLate(lateFor(view.jti, { seq: 3 }), 20)).toBe('applied');
      expect(await state.findByToken(view.tokenHash)).toEqual({
        pageView: { ...view, judgement: '{"score":80}', score: 80, judgedAt: NOW + 5000, lateSeq: 3, lateCount: 1 },
        evidence: { first: everyByte, late: '{"v":1}' },
      });
    });

    test('that is older or a duplicate changes nothing', async () => {
      const { pageView: view } = await recorded();
      await state.recordLate(lateFor(view.jti, { seq: 3 }), 20);
      const before = await state.findByToken(view.tokenHash);
      for (const seq of [3, 2, 0]) {
        expect(await state.recordLate(lateFor(view.jti, { seq, score: 1, late: '{}' }), 20)).toBe('stale');
      }
      expect(await state.findByToken(view.tokenHash)).toEqual(before);
    });

    test('is taken so many times and no more', async () => {
      const { pageView: view } = await recorded();
      const answers: string[] = [];
      for (const seq of [1, 2, 3]) answers.push(await state.recordLate(lateFor(view.jti, { seq }), 2));
      expect(answers).toEqual(['applied', 'applied', 'limit']);
      expect(await state.recordLate(lateFor(view.jti, { seq: 2 }), 2)).toBe('stale');
      expect((await state.findByToken(view.tokenHash))?.pageView).toMatchObject({ lateSeq: 2, lateCount: 2 });
    });

    test('of a page view that is not there is unknown', async () => {
      expect(await state.recordLate(lateFor(fresh()), 20)).toBe('unknown');
    });

    test('that arrives at once is applied upwards, the highest last', async () => {
      const { pageView: view } = await recorded();
      const seqs = [4, 9, 1, 7, 2, 8, 3, 6, 5];
      const answers = await Promise.all(
        seqs.map((seq) => state.recordLate(lateFor(view.jti, { seq, score: seq }), 20)),
      );
      const found = await state.findByToken(view.tokenHash);
      expect(found?.pageView).toMatchObject({ lateSeq: 9, score: 9 });
      expect(found?.pageView.lateCount).toBe(answers.filter((answer) => answer === 'applied').length);
    });
  });

  group('sessions', () => {
    test('open with their first page view and are carried on by the next', async () => {
      const { pageView: first } = await recorded();
      const { pageView: second } = await recorded({
        ...pick(first, 'sid', 'siteId', 'accountId'),
        createdAt: NOW + 1000,
        judgedAt: NOW + 1000,
      });
      expect(await state.loadSession(first.sid, 0)).toEqual({
        session: {
          ...pick(first, 'sid', 'siteId', 'accountId', 'mode'),
          startedAt: NOW,
          lastSeenAt: NOW + 1000,
          pageViews: 2,
          hardRule: '',
          visitorId: null,
        },
        pageViews: [first, second],
      });
      expect(await state.loadSession(fresh('ses_'), 0)).toBeNull();
    });

    test('show the page views judged since the moment asked for', async () => {
      const { pageView: old } = await recorded();
      const { pageView: recent } = await recorded({ sid: old.sid, createdAt: NOW + 9, judgedAt: NOW + 9 });
      const since = async (at: number) => (await state.loadSession(old.sid, at))?.pageViews.map(({ jti }) => jti);
      expect(await since(NOW)).toEqual([old.jti, recent.jti]);
      expect(await since(NOW + 1)).toEqual([recent.jti]);
      expect(await since(NOW + 10)).toEqual([]);
      await state.recordLate(lateFor(old.jti, { at: NOW + 20 }), 20);
      expect(await since(NOW + 10)).toEqual([old.jti]);
      expect((await state.loadSession(old.sid, 0))?.session.lastSeenAt).toBe(NOW + 20);
    });

    test('keep their first hard rule, from a page view or from late evidence, when their page view is cleared', async () => {
      const { pageView: view } = await recorded();
      const ruleOf = async () => (await state.loadSession(view.sid, 0))?.session.hardRule;
      await state.recordLate(lateFor(view.jti, { seq: 1, hardRule: 'webdriver' }), 20);
      expect(await ruleOf()).toBe('webdriver');
      await state.recordLate(lateFor(view.jti, { seq: 2, hardRule: '' }), 20);
      expect((await state.findByToken(view.tokenHash))?.pageView.hardRule).toBe('');
      await recorded({ sid: view.sid, hardRule: 'other' });
      expect(await ruleOf()).toBe('webdriver');
    });

    test('count every page view that arrives at once, and never go back in time', async () => {
      const sid = fresh('ses_');
      const views = Array.from({ length: 15 }, (_, age) => collected({ sid, createdAt: NOW + age }));
      await Promise.all(views.reverse().map((view) => state.recordCollect(view)));
      expect((await state.loadSession(sid, 0))?.session).toMatchObject({ pageViews: 15, lastSeenAt: NOW + 14 });
    });
  });

  group('quota', () => {
    const month = '2026-11';

    test('grants what fits below the limit, and counts it', async () => {
      const accountId = fresh('acc_');
      const take = async (n: number, limit = 10) => (await state.takeQuota([{ accountId, month, n, limit }]))[0];
      expect(await state.usage(accountId, month)).toBe(0);
      expect(await take(4)).toEqual({ granted: 4, used: 4 });
      expect(await take(5)).toEqual({ granted: 5, used: 9 });
      expect(await take(3)).toEqual({ granted: 1, used: 10 });
      expect(await take(1)).toEqual({ granted: 0, used: 10 });
      expect(await take(0)).toEqual({ granted: 0, used: 10 });
      // The tier went down, then up.
      expect(await take(1, 5)).toEqual({ granted: 0, used: 10 });
      expect(await take(1, 20)).toEqual({ granted: 1, used: 11 });
      expect(await state.usage(accountId, month)).toBe(11);
      expect(await state.usage(accountId, '2026-12')).toBe(0);
    });

    test.each([
      [5, 3, 3],
      [0, 3, 0],
      [5, 0, 0],
    ])('grants, of a first %i below a limit of %i, %i', async (n, limit, granted) => {
      const accountId = fresh('acc_');
      expect(await state.takeQuota([{ accountId, month, n, limit }])).toEqual([{ granted, used: granted }]);
    });

    test('answers many takes in the order asked, also for one account twice', async () => {
      const [a, b] = [fresh('b_'), fresh('a_')];
      const take = (accountId: string, n: number) => ({ accountId, month, n, limit: 5 });
      expect(await state.takeQuota([take(a, 3), take(b, 1), take(a, 3)])).toEqual([
        { granted: 3, used: 3 },
        { granted: 1, used: 1 },
        { granted: 2, used: 5 },
      ]);
      expect(await state.takeQuota([])).toEqual([]);
    });

    test('is never granted twice, however many ask at once', async () => {
      const accountId = fresh('acc_');
      const takes = Array.from({ length: 60 }, (_, i) =>
        state.takeQuota([{ accountId, month, n: (i % 3) + 1, limit: 77 }]),
      );
      const granted = (await Promise.all(takes)).reduce((sum, [answer]) => sum + answer!.granted, 0);
      expect(granted).toBe(77);
      expect(await state.usage(accountId, month)).toBe(77);
    });
  });

  group('purge', () => {
    const purgeAll = async (now: number, limit: number) => {
      const steps: number[] = [];
      do steps.push(await state.purge(now, limit));
      while (steps.at(-1) !== 0);
      return steps;
    };

    test('deletes what outlived its time, in steps, and nothing else', async () => {
      const at = NOW - 1000 * DAY_MS;
      const inputs = Array.from({ length: 5 }, (_, n) => {
        const view = pageView({ createdAt: at + n, judgedAt: at + n });
        return { pageView: view, evidence: everyByte, nonce: fresh(), nonceExpiresAt: at + n };
      });
      for (const input of inputs) await state.recordCollect(input);
      const { pageView: view, nonce } = inputs[2]!;

      // Two nonces have expired; one that expires now has not.
      expect(await purgeAll(at + 2, 10)).toEqual([2, 0]);
      expect(await state.recordCollect(collected({}, nonce))).toBe('nonce_used');
      expect(await purgeAll(at + 10, 10)).toEqual([3, 0]);
      expect(await state.recordCollect({ ...collected({ createdAt: at }, nonce), nonceExpiresAt: at })).toBe(
        'recorded',
      );

      // Fourteen days on, evidence and findings go; the page view and its score stay.
      expect(await purgeAll(at + 14 * DAY_MS + 2, 1)).toEqual([1, 1, 1, 1, 0]);
      expect(await state.findByToken(inputs[0]!.pageView.tokenHash)).toMatchObject({
        pageView: { score: 3, judgement: '', context: '' },
        evidence: null,
      });
      expect(await state.findByTicket(inputs[0]!.pageView.ticketHash, at)).toBeNull();
      expect((await state.findByToken(view.tokenHash))?.evidence).not.toBeNull();
      expect((await state.loadSession(inputs[0]!.pageView.sid, 0))?.pageViews[0]).toMatchObject({ score: 3 });

      // Four hundred days on, page views and sessions go.
      const steps = await purgeAll(at + 400 * DAY_MS + 3, 4);
      expect(steps.every((gone) => gone <= 4)).toBe(true);
      expect(await state.findByToken(view.tokenHash)).toBeNull();
      expect(await state.loadSession(view.sid, 0)).toBeNull();
      expect(await state.findByToken(inputs[3]!.pageView.tokenHash)).not.toBeNull();
      expect(await state.loadSession(inputs[3]!.pageView.sid, 0)).not.toBeNull();
    });
  });
}

function pick<T, K extends keyof T>(row: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<T, K>;
}
