// What deciding without a question costs: the SDK's check of a signed verdict beside jose's jwtVerify (same key, same tokens, in
// turns within one run), and the middleware beside an empty handler.
import { fork } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@veridict/node';
import { importJWK, jwtVerify } from 'jose';
import { fire, requestBytes } from './load.mjs';
import { median, printJson, printTable, round } from './table.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CHECKS = Number(process.env.BENCH_CHECKS ?? 3000);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 4000);
const CONNECTIONS = 8;
const here = dirname(fileURLToPath(import.meta.url));

const issuer = 'veridict';
const siteId = 'site_bench';
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const digest = (text) => createHash('sha256').update(text).digest('base64url');
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return { privateKey, x, kid: digest(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })) };
};
const jws = (header, claims, privateKey) => {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
};

const signer = pair();
const jwk = { kty: 'OKP', crv: 'Ed25519', x: signer.x, kid: signer.kid, use: 'sig', alg: 'EdDSA' };
const now = Math.floor(Date.now() / 1000);
// The page's key: one is enough, the SDK has a memory for passes, not for keys of pages.
const page = pair();

/** A visitor: a token as the script makes it, and the pass as the server signs it. */
function visitor(n) {
  const header = { alg: 'EdDSA', typ: 'botd+jwt', jwk: { kty: 'OKP', crv: 'Ed25519', x: page.x } };
  const sid = `ses_${digest(`session ${n}`).slice(0, 22)}`;
  const claims = {
    aud: 'pk_live_bench_bench_bench_bench_bench_bench_bench',
    sid,
    jti: digest(`page view ${n}`).slice(0, 22),
    iat: now,
    exp: now + 1800,
    origin: 'https://shop.example',
    nonce: digest(`nonce ${n}`).repeat(2),
    evd: digest(`evidence ${n}`),
  };
  const token = jws(header, claims, page.privateKey);
  const tok = digest(token);
  const bearer = (value) => digest(`${tok}\n${value}`).slice(0, 22);
  const ctx = { ua: bearer(userAgent), net: bearer('127.0.0.0/24') };
  const pass = jws(
    { alg: 'EdDSA', typ: 'botd-verdict+jwt', kid: signer.kid },
    { iss: issuer, aud: siteId, sub: sid, jkt: page.kid, tok, action: 'allow', iat: now, exp: now + 300, ctx },
    signer.privateKey,
  );
  return { token, pass };
}

const keys = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' });
  response.end(JSON.stringify({ keys: [jwk] }));
});
await new Promise((resolve) => keys.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${keys.address().port}`;

const visitors = Array.from({ length: CHECKS }, (_, n) => visitor(n));
const joseKey = await importJWK(jwk, 'EdDSA');
const expected = { issuer, audience: siteId, typ: 'botd-verdict+jwt', algorithms: ['EdDSA'] };
const byJose = ({ pass }) => jwtVerify(pass, joseKey, expected);
const checkWith =
  (client) =>
  async ({ token, pass }) => {
    const { fault } = await client.checkPass(token, pass, { ip: '127.0.0.1', userAgent });
    if (fault !== null) throw new Error(`a good pass was refused: ${fault}`);
  };
const newClient = async () => {
  const check = checkWith(createClient({ secretKey: 'sk_live_bench', baseUrl, siteId, clockSkewS: 300 }));
  await check(visitor(-1)); // the key set is there
  return check;
};

/** How many checks a second, so many at a time, and the processor time of one, microseconds. */
async function measure(check, all, atATime) {
  const usage = process.cpuUsage();
  const began = performance.now();
  for (let n = 0; n < all.length; n += atATime) await Promise.all(all.slice(n, n + atATime).map(check));
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(usage);
  return { perSecond: (all.length * 1000) / ms, cpu: (user + system) / all.length };
}

const same = Array.from({ length: CHECKS }, () => visitors[0]);
const CASES = [
  ['new visitors, one at a time', visitors, 1],
  ['new visitors, 32 at a time', visitors, 32],
  ['one visitor again and again', same, 1],
];
const checks = CASES.map(([question, all, atATime]) => ({ question, all, atATime, jose: [], sdk: [] }));
for (let turn = -1; turn < ROUNDS; turn++) {
  for (const { all, atATime, ...seen } of checks) {
    // A client of its own for each turn: what the last one remembers is not to be measured as new.
    const ways = { jose: byJose, sdk: await newClient() };
    for (const how of turn % 2 === 0 ? ['jose', 'sdk'] : ['sdk', 'jose']) {
      const measured = await measure(ways[how], all, atATime);
      if (turn >= 0) seen[how].push(measured); // code is compiled in the first turn
    }
  }
}
const checked = checks.map(({ question, jose, sdk }) => {
  // Of each turn its own ratio: the two halves of a turn met the same machine.
  const ratio = (of) => round(median(sdk.map((one, turn) => of(one, jose[turn]))), 2);
  const middle = (turns, what, digits) => round(median(turns.map((one) => one[what])), digits);
  return {
    question,
    jose: middle(jose, 'perSecond', 0),
    sdk: middle(sdk, 'perSecond', 0),
    ratio: ratio((ours, theirs) => ours.perSecond / theirs.perSecond),
    jose_cpu_us: middle(jose, 'cpu', 1),
    sdk_cpu_us: middle(sdk, 'cpu', 1),
    // By processor time, which a busy machine does not blur: how many checks fit where one of jose's fitted.
    cpu_ratio: ratio((ours, theirs) => theirs.cpu / ours.cpu),
  };
});
printTable(
  ['checks a second', 'jose', '@veridict/node', 'ratio', 'µs jose', 'µs ours', 'ratio by µs'],
  checked.map(Object.values),
);

/** A server in a process of its own. */
async function start(how) {
  const child = fork(join(here, 'sdk-server.mjs'), [how, baseUrl, siteId], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const heard = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  const { port } = await heard();
  const usage = () => {
    const said = heard();
    child.send('cpu');
    return said;
  };
  return { url: `http://127.0.0.1:${port}`, usage, stop: () => child.kill() };
}

const requestOf = (url, { token, pass }) =>
  requestBytes({
    url,
    method: 'GET',
    path: '/',
    headers: { 'user-agent': userAgent, accept: 'text/html', cookie: `a=b; botd_token=${token}; botd_pass=${pass}` },
  });
const crowd = Array.from({ length: REQUESTS }, (_, n) => visitor(`crowd ${n}`));
const FLOWS = [
  ['new visitors', (n) => crowd[n]],
  ['visitors with ten requests each', (n) => crowd[Math.floor(n / 10)]],
];
const flows = FLOWS.map(([question, who]) => ({ question, who, empty: [], middleware: [] }));
for (let turn = -1; turn < ROUNDS; turn++) {
  for (const { who, ...seen } of flows) {
    for (const how of turn % 2 === 0 ? ['empty', 'middleware'] : ['middleware', 'empty']) {
      const server = await start(how);
      const requests = Array.from({ length: REQUESTS }, (_, n) => requestOf(server.url, who(n)));
      // Compiled and with the key set at hand before it counts.
      const warm = Array.from({ length: REQUESTS }, (_, n) => requestOf(server.url, visitors[n % visitors.length]));
      await fire(server.url, warm, CONNECTIONS);
      const before = await server.usage();
      await fire(server.url, requests, CONNECTIONS);
      const after = await server.usage();
      server.stop();
      if (how === 'middleware' && after.offline - before.offline !== REQUESTS)
        throw new Error(
          `${REQUESTS - after.offline + before.offline} of ${REQUESTS} requests were not decided offline`,
        );
      if (turn >= 0) seen[how].push((after.cpu - before.cpu) / REQUESTS);
    }
  }
}
keys.close();
const cost = flows.map(({ question, empty, middleware }) => ({
  question,
  empty_us: round(median(empty)),
  middleware_us: round(median(middleware)),
  overhead_us: round(median(middleware.map((one, turn) => one - empty[turn]))),
}));
console.log();
printTable(['processor time a request, µs', 'empty handler', 'with middleware', 'overhead'], cost.map(Object.values));
console.log(
  `\n${ROUNDS} turns, medians. jose checks signature, issuer, audience, type and times; the SDK also token, key of the token, address network and user agent.`,
);
const named = (rows) =>
  Object.fromEntries(rows.map(({ question, ...row }) => [question.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase(), row]));
printJson({ bench: 'sdk', checks: named(checked), middleware: named(cost) });
