import { newPageKey, signToken } from '../../tooling/page-client.mjs';
import { startServer } from '../../tooling/server.mjs';
import { admin, askVerdict, codeOf, expect, pageOf, type Server, test, verdictOf } from './fixtures.ts';

const collected = async (page: ReturnType<typeof pageOf>) => {
  const prepared = await page.prepare();
  const response = await page.collect(prepared.token, prepared.evidence);
  expect(response.status, await response.clone().text()).toBe(200);
  return prepared;
};
/** An error body without what differs from request to request. */
const lasting = (body: unknown) => JSON.stringify(body).replace(/"request_id":"[^"]*"/, '');
const secretOf = async (server: Server, body: object) =>
  (await admin<{ secret: string }>(server, '/keys', { name: 'for a test', ...body })).secret;

test.describe('a collected token', () => {
  test('gets its verdict, and no evidence makes no suspect', async ({ server }) => {
    const { token, claims } = await collected(pageOf(server));
    const verdict = await verdictOf(server, token);
    expect(verdict).toMatchObject({
      token,
      evidence: 'none',
      band: 'human',
      action: 'allow',
      hard_rule_hit: '',
      session_id: claims.sid,
    });
    expect(verdict.score).toBeLessThanOrEqual(30);
  });

  test('has a verdict that can be asked for again and again', async ({ server }) => {
    const { token } = await collected(pageOf(server));
    const first = await verdictOf(server, token);
    const second = await verdictOf(server, token);
    expect(second.score).toBe(first.score);
  });

  test('is known to its account only: others get the answer of a token that never was', async ({ server }) => {
    const { token } = await collected(pageOf(server));
    const account = await admin<{ id: string }>(server, '/accounts', { name: 'Somebody else' });
    const stranger = await secretOf(server, { kind: 'secret', account_id: account.id });
    const theirs = await askVerdict(server, token, stranger);
    const nonsense = await askVerdict(server, 'no-token-at-all', stranger);
    expect(theirs).toMatchObject({ status: 404, code: 'token_unknown' });
    expect(lasting(theirs.body)).toBe(lasting(nonsense.body));
  });

  test('of another site of the account is told apart for a key of one site', async ({ server }) => {
    const { token } = await collected(pageOf(server));
    const site = await admin<{ id: string }>(server, '/sites', { name: 'Second', origins: ['https://second.example'] });
    const key = await secretOf(server, { kind: 'secret', site_id: site.id });
    expect(await askVerdict(server, token, key)).toMatchObject({ status: 404, code: 'token_audience' });
  });
});

test.describe('a token that nobody collected', () => {
  test('is unknown, whether it is well made, altered, forged or nonsense, with one and the same answer', async ({
    server,
  }) => {
    const page = pageOf(server);
    const fresh = await page.prepare();
    const { token } = await collected(page);
    const [header = '', claims = '', signature = ''] = token.split('.');
    const flipped = `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
    const forged = signToken(newPageKey(), fresh.claims, { alg: 'EdDSA', typ: 'botd+jwt', jwk: fresh.key.jwk });
    const answers = await Promise.all(
      [fresh.token, `${header}.${claims}.${flipped}`, forged, `${header}.${claims}.`, 'a.b.c', 'x'.repeat(2000)].map(
        (t) => askVerdict(server, t),
      ),
    );
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, code: 'token_unknown' });
    expect(new Set(answers.map(({ body }) => lasting(body))).size).toBe(1);
  });

  test('is missing, or asked about without a key', async ({ server }) => {
    expect(await askVerdict(server, null)).toMatchObject({ status: 400, code: 'token_missing' });
    expect(await askVerdict(server, 'a.b.c', null)).toMatchObject({ status: 401, code: 'key_missing' });
    expect(await askVerdict(server, 'a.b.c', `${server.keys.secret_key.slice(0, -1)}!`)).toMatchObject({
      status: 401,
      code: 'key_invalid',
    });
    expect((await askVerdict(server, 'a.b.c', server.keys.public_key)).status).toBeGreaterThanOrEqual(401);
    expect((await askVerdict(server, 'a.b.c', server.keys.read_key)).status).toBe(403);
  });
});

test.describe('collect refuses', () => {
  test('a nonce for the second time, and the first verdict stands', async ({ server }) => {
    const page = pageOf(server);
    const first = await collected(page);
    const again = await page.collect(first.token, first.evidence);
    expect({ status: again.status, code: codeOf(await again.json()) }).toEqual({ status: 409, code: 'nonce_used' });
    const other = signToken(first.key, { ...first.claims, jti: 'A'.repeat(22) });
    const third = await page.collect(other, first.evidence);
    expect({ status: third.status, code: codeOf(await third.json()) }).toEqual({ status: 409, code: 'nonce_used' });
    expect((await verdictOf(server, first.token)).page_views ?? 1).toBe(1);
    expect(await askVerdict(server, other)).toMatchObject({ status: 404, code: 'token_unknown' });
  });

  test('a page of another origin', async ({ server }) => {
    const { token, evidence } = await pageOf(server).prepare();
    const elsewhere = await pageOf(server, server.keys.public_key, 'https://elsewhere.example').collect(
      token,
      evidence,
    );
    expect({ status: elsewhere.status, code: codeOf(await elsewhere.json()) }).toEqual({
      status: 403,
      code: 'origin_forbidden',
    });
    const otherPort = await pageOf(server, server.keys.public_key, 'http://localhost:3001').collect(token, evidence);
    expect({ status: otherPort.status, code: codeOf(await otherPort.json()) }).toEqual({
      status: 403,
      code: 'token_origin',
    });
  });

  test('a nonce of another site', async ({ server }) => {
    const site = await admin<{ id: string }>(server, '/sites', { name: 'Third', origins: ['http://localhost:*'] });
    const publicKey = await secretOf(server, { kind: 'public', site_id: site.id });
    const { token, evidence } = await pageOf(server).prepare({ bend: (c) => ({ ...c, aud: publicKey }) });
    const response = await pageOf(server, publicKey).collect(token, evidence);
    expect({ status: response.status, code: codeOf(await response.json()) }).toEqual({
      status: 400,
      code: 'nonce_invalid',
    });
  });

  const bent: Array<
    [string, string, (prepared: Awaited<ReturnType<ReturnType<typeof pageOf>['prepare']>>) => [string, string]]
  > = [
    ['other evidence than was signed for', 'evidence_hash', ({ token, evidence }) => [token, `${evidence} `]],
    [
      'another algorithm',
      'token_algorithm',
      ({ key, claims, evidence }) => [signToken(key, claims, { alg: 'none', typ: 'botd+jwt', jwk: key.jwk }), evidence],
    ],
    [
      'another type',
      'token_type',
      ({ key, claims, evidence }) => [signToken(key, claims, { alg: 'EdDSA', typ: 'JWT', jwk: key.jwk }), evidence],
    ],
    [
      'a signature of another key',
      'token_signature',
      ({ key, claims, evidence }) => [
        signToken(newPageKey(), claims, { alg: 'EdDSA', typ: 'botd+jwt', jwk: key.jwk }),
        evidence,
      ],
    ],
    [
      'a session it did not name',
      'nonce_invalid',
      ({ key, claims, evidence }) => [signToken(key, { ...claims, sid: `ses_${'A'.repeat(22)}` }), evidence],
    ],
    [
      'a longer life',
      'token_times',
      ({ key, claims, evidence }) => [signToken(key, { ...claims, exp: claims.exp + 1 }), evidence],
    ],
    ['no evidence', 'evidence_missing', ({ token }) => [token, '']],
  ];
  for (const [what, code, bend] of bent) {
    test(what, async ({ server }) => {
      const page = pageOf(server);
      const prepared = await page.prepare();
      const [token, evidence] = bend(prepared);
      const response = await page.collect(token, evidence);
      expect({ status: response.status, code: codeOf(await response.json()) }).toEqual({ status: 400, code });
      // a refused token does not use its nonce up
      expect((await page.collect(prepared.token, prepared.evidence)).status).toBe(200);
    });
  }
});

test('a token expires after its thirty minutes, on a server whose clock has gone on', async () => {
  const folder = test.info().outputPath('data');
  const before = await startServer({ folder });
  const { token } = await collected(pageOf(before));
  await before.stop();
  const later = new URL('../later-clock.mjs', import.meta.url).href;
  const after = await startServer({ folder, nodeArgs: ['--import', later] });
  try {
    expect(await askVerdict(after, token)).toMatchObject({ status: 404, code: 'token_expired' });
  } finally {
    await after.stop();
  }
});
