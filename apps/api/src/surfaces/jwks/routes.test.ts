import { createPublicKey, verify } from 'node:crypto';
import {
  collectAnswer,
  jwksAnswer,
  lateAnswer,
  passAudience,
  passClaims,
  passHeader,
  verdictAnswer,
} from '@veridict/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashText } from '../../crypto.ts';
import { buildTestApp, good, openAccount, openTestState, pageOf, type TestApp } from '../../testing/app.ts';
import { pageHeaders } from '../../testing/page.ts';

let opened: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
beforeAll(async () => {
  opened = await openTestState();
});
beforeEach(async () => {
  test = await buildTestApp(opened.state, { env: { VERIDICT_ISSUER: 'https://veridict.example' } });
});
afterAll(() => opened.close());

const keySet = async () => good(await test.app.inject('/.well-known/jwks.json'), jwksAnswer).keys;

/** What a backend does without asking: find the key, check the signature, read. */
async function readPass(pass: string) {
  const [head = '', body = '', signature = ''] = pass.split('.');
  const text = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const header = passHeader.parse(text(head));
  const jwk = (await keySet()).find(({ kid }) => kid === header.kid);
  if (jwk === undefined) throw new Error('the key is not in the set');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const isGood = verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
  expect(isGood).toBe(true);
  return { header, claims: passClaims.parse(text(body)) };
}

async function view(mode: 'live' | 'test' = 'live', act?: string) {
  const owner = await openAccount(test);
  const page = pageOf(test, await owner.addKey('public', mode));
  const { token, claims, answer } = await page.view(act === undefined ? {} : { act });
  return { ...owner, page, token, claims, answer: collectAnswer.parse(answer) };
}

describe('200', () => {
  it('is a set of the key in use and the one announced, for an hour and for anybody', async () => {
    const answer = await test.app.inject('/.well-known/jwks.json');
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(good(answer, jwksAnswer).keys).toHaveLength(2);
    expect(answer.body).not.toContain('"d"');
    // Another process of the deployment has the same keys.
    const other = await buildTestApp(opened.state);
    expect((await other.app.inject('/.well-known/jwks.json')).json()).toEqual(answer.json());
  });

  it('holds the key of what collect signs: the page’s verdict, without its score', async () => {
    const { answer, claims, token, site } = await view('live', 'checkout');
    const { claims: signed } = await readPass(answer.pass);
    const at = Math.floor(test.clock.at / 1000);
    const userAgent = pageHeaders('https://shop.example')['user-agent']!;
    const digest = (value: string) => hashText(`${hashText(token)}\n${value}`).slice(0, 22);
    expect(signed).toEqual({
      iss: 'https://veridict.example',
      aud: site.id,
      sub: claims.sid,
      jkt: expect.any(String),
      tok: hashText(token),
      act: 'checkout',
      action: answer.action,
      iat: at,
      exp: at + 300,
      ctx: { ua: digest(userAgent), net: digest('127.0.0.0/24') },
    });
  });

  it('and of what late evidence and the verdict sign, the latter with all that a secret key may know', async () => {
    const { answer, page, token, addKey, site } = await view();
    const late = lateAnswer.parse(await page.late(answer.ticket, 1, {}));
    expect((await readPass(late.pass)).claims).toMatchObject({ aud: site.id, tok: hashText(token) });
    const headers = { 'x-api-key': await addKey('secret') };
    const verdict = good(await test.app.inject({ url: '/api/v1/verdict', query: { token }, headers }), verdictAnswer);
    expect((await readPass(verdict.pass!)).claims).toMatchObject({
      tok: hashText(token),
      action: verdict.action,
      score: verdict.score,
      band: verdict.band,
      identity: verdict.identity,
    });
  });

  it('keeps test keys’ verdicts out of every live check by their audience', async () => {
    const { answer, site } = await view('test', 'test_human');
    const { claims } = await readPass(answer.pass);
    expect(claims).toMatchObject({ aud: passAudience(site.id, 'test'), action: 'allow' });
    expect(claims.aud).not.toBe(site.id);
  });
});

describe('304', () => {
  it('for who has the set', async () => {
    const { headers } = await test.app.inject('/.well-known/jwks.json');
    const again = await test.app.inject({
      url: '/.well-known/jwks.json',
      headers: { 'if-none-match': `"other", W/${headers.etag}` },
    });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
  });
});
