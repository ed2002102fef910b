import { linkSettings } from '@veridict/contract';
import type { ConformanceOptions } from '@veridict/corpus/conformance';
import { scopesOf } from '../access/keys.ts';
import type { openAccount, TestApp } from './app.ts';

/** An account as the conformance kit needs it, and the way to ask for it. */
export async function conforming(
  { app, state, clock }: Pick<TestApp, 'app' | 'state' | 'clock'>,
  { account, addKey }: Awaited<ReturnType<typeof openAccount>>,
): Promise<ConformanceOptions> {
  const settings = linkSettings.parse({ target: 'https://shop.example/' });
  await state.createLink({ keyname: 'kit', accountId: account.id, settings, createdAt: clock.at });
  return {
    keys: {
      secret: await addKey('secret'),
      read: await addKey('read'),
      links: await addKey('secret', 'live', { scopes: scopesOf('secret', true) }),
      test: await addKey('secret', 'test'),
    },
    names: { keyname: 'kit' },
    now: new Date(clock.at),
    async ask({ method, path, headers, body }) {
      const sent = { method: method as 'GET', url: path, headers, remoteAddress: '84.1.1.1' };
      const answer = await app.inject({ ...sent, ...(body === undefined ? {} : { payload: body }) });
      return { status: answer.statusCode, text: answer.body };
    },
  };
}
