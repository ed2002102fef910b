import { found } from '@veridict/corpus';
import { openDrainedHits } from '../hits/testing/drained.ts';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, openAccount, pageOf } from './app.ts';
import type { Signing } from './page.ts';

export const DAY_MS = 86_400_000;
/** What a tool leaves in a page after a while. */
export const TRACES = { lateGlobals: { value: found(['__playwright__binding__', '__pwInitScripts']), ms: 1 } };

/** An app with statistics in a real engine, which know what happened as soon as they are asked. */
export async function openStatistics() {
  const state = await openMemoryState();
  const statistics = await openDrainedHits(state);
  const test = await buildTestApp(state, { hits: statistics.hits });
  test.clock.at = Date.now();
  return {
    ...test,
    ...statistics,
    async close() {
      await test.app.close();
      await state.close();
      await statistics.close();
    },
    /** An account with its keys, and ways to visit its page and to ask about it. */
    async open() {
      const owner = await openAccount(test, 'enterprise');
      const read = await owner.addKey('read');
      const page = pageOf(test, await owner.addKey('public'));
      return {
        ...owner,
        page,
        /** one page view of a machine that gives itself away later */
        async bot() {
          const { claims, answer } = await page.view();
          await page.late(answer.ticket, 1, TRACES);
          return claims.sid;
        },
        human: async (signing: Partial<Signing> = {}) => (await page.view(signing)).claims.sid,
        async ask(url: string, key = read) {
          await statistics.settle();
          return test.app.inject({ url, headers: { authorization: `Bearer ${key}` } });
        },
      };
    },
    /** Ask for the verdict of a request that ran no script. */
    assess: (key: string, headers: Array<[string, string]>) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/assess',
        headers: { 'x-api-key': key },
        payload: {
          method: 'GET',
          url: 'https://shop.example/',
          http_version: '2',
          headers: [[':scheme', 'https'], ...headers],
          ip: '203.0.113.9',
        },
      }),
  };
}

/** What `openStatistics` gives. */
export type Statistics = Awaited<ReturnType<typeof openStatistics>>;
