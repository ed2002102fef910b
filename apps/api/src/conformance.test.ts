import { linkSettings } from '@veridict/contract';
import { conform, differences } from '@veridict/corpus/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopesOf } from './access/keys.ts';
import { openMemoryState } from './state/testing/memory.ts';
import { buildTestApp, openAccount, type TestApp } from './testing/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp(await openMemoryState());
});
afterAll(async () => {
  await test.app.close();
  await test.state.close();
});

describe('the conformance kit', () => {
  it('finds no difference here, and leaves nothing out', async () => {
    const { account, addKey } = await openAccount(test);
    const settings = linkSettings.parse({ target: 'https://shop.example/' });
    await test.state.createLink({ keyname: 'kit', accountId: account.id, settings, createdAt: test.clock.at });
    const outcomes = await conform({
      keys: {
        secret: await addKey('secret'),
        read: await addKey('read'),
        links: await addKey('secret', 'live', { scopes: scopesOf('secret', true) }),
      },
      keyname: 'kit',
      async ask({ method, path, headers, body }) {
        const sent = { method: method as 'GET', url: path, headers, remoteAddress: '84.1.1.1' };
        const answer = await test.app.inject({ ...sent, ...(body === undefined ? {} : { payload: body }) });
        return { status: answer.statusCode, text: answer.body };
      },
    });
    expect(outcomes.filter(({ faults, isLeftOut }) => isLeftOut || faults.length > 0)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(10);
  });

  it('finds a wrong type, a missing key, a word that is another, and what is no list', () => {
    const shape = { a: 'digits', b: ['integer'], c: "'x'|'y'", d: 'string?' } as const;
    expect(differences(shape, { a: '1', b: [1, 2], c: 'y', d: null, more: 1 })).toEqual([]);
    expect(differences(shape, { a: 1, b: [1.5], c: 'z' })).toHaveLength(4);
    expect(differences(shape, { a: '1', b: {}, c: 'x', d: 'd' })).toEqual(['the answer.b should be a list']);
    expect(differences(shape, null)).toEqual(['the answer should be an object']);
  });
});
