import { conform } from '@veridict/corpus/conformance';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conforming } from './testing/conforming.ts';
import { openStatistics, type Statistics } from './testing/statistics.ts';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

test('every published request is answered as published, statistics among them', async () => {
  const owner = await app.open();
  const { claims, token } = await owner.page.view();
  await owner.bot();
  const { accountId, siteId, mode } = (await app.state.loadSession(claims.sid, 0))!.session;
  await app.state.linkUser({ accountId, siteId, mode, sid: claims.sid, userId: 'anna' });
  await app.settle();
  const options = await conforming(app, owner);
  const outcomes = await conform({ ...options, names: { ...options.names, token } });
  expect(outcomes.filter(({ faults, isLeftOut }) => isLeftOut || faults.length > 0)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(35);
});
