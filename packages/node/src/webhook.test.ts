import { generateKeyPairSync, sign } from 'node:crypto';
import type { WebhookMessage as ContractMessage } from '@veridict/contract';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { verifyWebhook, type WebhookMessage } from './webhook.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const [mine, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const setOf = (...pairs: (typeof mine)[]) => ({
  keys: pairs.map(({ publicKey }) => publicKey.export({ format: 'jwk' })),
});
const BODY = JSON.stringify({ type: 'webhook.test', timestamp: new Date(NOW).toISOString(), data: { x: 'ü' } });

function message(change: { pair?: typeof mine; id?: string; at?: number; body?: string } = {}) {
  const { pair = mine, id = 'msg_1', at = NOW / 1000, body = BODY } = change;
  const signature = sign(null, Buffer.from(`${id}.${at}.${body}`), pair.privateKey).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1a,${signature}` };
}
const options = { now: () => NOW };
const codeOf = (headers: Record<string, string>, body = BODY, jwks = setOf(mine)) =>
  verifyWebhook(headers, body, jwks, options).then(
    () => 'good',
    (error) => error.code,
  );

describe('a message', () => {
  it('is read, from any kind of headers and body', async () => {
    const headers = message();
    const expected = JSON.parse(BODY);
    expect(await verifyWebhook(headers, BODY, setOf(other, mine), options)).toEqual(expected);
    expect(await verifyWebhook(new Headers(headers), Buffer.from(BODY), setOf(mine), options)).toEqual(expected);
    const raw = { 'Webhook-Id': ['msg_1'], 'WEBHOOK-TIMESTAMP': headers['webhook-timestamp'] };
    expect(
      await verifyWebhook({ ...raw, 'webhook-signature': headers['webhook-signature'] }, BODY, setOf(mine), options),
    ).toEqual(expected);
  });

  it('may be signed by the keys before and after a rotation: one that is known is enough', async () => {
    const both = `${message({ pair: other })['webhook-signature']} v1,abc ${message()['webhook-signature']}`;
    expect(await codeOf({ ...message(), 'webhook-signature': both })).toBe('good');
  });

  it.each([
    ['a header is missing', { ...message(), 'webhook-id': '' }, 'headers'],
    ['its time is none', { ...message(), 'webhook-timestamp': '1e3' }, 'headers'],
    ['it is old', message({ at: NOW / 1000 - 301 }), 'timestamp'],
    ['it is of the future', message({ at: NOW / 1000 + 301 }), 'timestamp'],
    ['another key signed it', message({ pair: other }), 'signature'],
    ['its id was changed', { ...message(), 'webhook-id': 'msg_2' }, 'signature'],
    ['its time was changed', { ...message(), 'webhook-timestamp': String(NOW / 1000 + 1) }, 'signature'],
    ['its signature is of another kind', { ...message(), 'webhook-signature': 'v1,AAAA' }, 'signature'],
    ['it is signed but no message', message({ body: 'hello' }), 'body', 'hello'],
  ])('is refused where %s', async (_, headers, code, body = BODY) => {
    expect(await codeOf(headers, body)).toBe(code);
  });

  it('is refused where its body was changed, and where the set has no key', async () => {
    expect(await codeOf(message(), `${BODY} `)).toBe('signature');
    expect(
      await codeOf(message(), BODY, { keys: [{ kty: 'RSA' }, { kty: 'OKP', crv: 'Ed25519', x: '?' }] as never[] }),
    ).toBe('signature');
    await expect(verifyWebhook(message(), BODY, {} as never)).rejects.toBeInstanceOf(TypeError);
  });

  it('has the contract’s types', () => {
    expectTypeOf<WebhookMessage>().toEqualTypeOf<ContractMessage>();
  });
});
