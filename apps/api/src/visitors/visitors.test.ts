import { verdictAnswer } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryState } from '../state/testing/memory.ts';
import { buildTestApp, good, openAccount, pageOf, type TestApp } from '../testing/app.ts';
import { componentsOf } from './testing/prints.ts';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp(await openMemoryState());
});
afterAll(async () => {
  await app.app.close();
  await app.state.close();
});

const id = '0123456789abcdef0123456789abcdef';

/** A site, and ways to visit it with a device and to ask about a visit. */
async function open() {
  const owner = await openAccount(app);
  const page = pageOf(app, await owner.addKey('public'));
  const secret = { 'x-api-key': await owner.addKey('secret') };
  return {
    async visit(components: Record<string, string>) {
      app.clock.at += 3_600_000;
      const { token, claims, answer } = await page.view();
      await page.late(answer.ticket, 1, { visitor: { value: { id, components }, ms: 9 } });
      return { token, sid: claims.sid };
    },
    verdict: async (token: string) =>
      good(await app.app.inject({ url: `/api/v1/verdict?token=${token}`, headers: secret }), verdictAnswer),
  };
}

describe('the visitor of a verdict', () => {
  test('is named once its browser was recognised, and the same at each visit', async () => {
    const site = await open();
    const first = await site.visit(componentsOf('a'));
    const { visitor_id } = await site.verdict(first.token);
    expect(visitor_id).toMatch(/^vis_[0-9A-Za-z]{20}$/);
    const again = await site.visit(componentsOf('a', { languages: 'one more' }));
    expect(again.sid).not.toBe(first.sid);
    expect(await site.verdict(again.token)).toMatchObject({ visitor_id });
    const other = await site.visit(componentsOf('b'));
    expect((await site.verdict(other.token)).visitor_id).not.toBe(visitor_id);
  });

  test('is another at another site, and nobody where too little was reported', async () => {
    const [here, there] = [await open(), await open()];
    const ofOne = (await here.verdict((await here.visit(componentsOf('a'))).token)).visitor_id;
    const ofOther = (await there.verdict((await there.visit(componentsOf('a'))).token)).visitor_id;
    expect(ofOne).not.toBe(ofOther);
    const { canvas = '', platform = '' } = componentsOf('a');
    const little = await here.visit({ canvas, platform });
    expect((await here.verdict(little.token)).visitor_id).toBeNull();
  });
});
