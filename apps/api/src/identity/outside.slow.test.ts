import { execFile } from 'node:child_process';
import { generateKeyPairSync, type webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SignedRequest } from '@veridict/verifier';
import dns2, { type NameServer } from 'dns2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directoryResponseHeaders, generateNonce, signatureHeaders } from 'web-bot-auth';
import { signerFromJWK } from 'web-bot-auth/crypto';
import { nodeCrypto } from '../crypto.ts';
import { fetchGuarded } from './guarded-fetch.ts';
import { createIdentify } from './identify.ts';
import { createKeyDirectory } from './key-directory.ts';
import { createReverseNames, systemNames } from './reverse-names.ts';

describe('reverse names, by a real name server', () => {
  const zone: Record<string, Array<{ type: 'PTR' | 'A' | 'AAAA'; value: string }>> = {
    '1.66.249.66.in-addr.arpa': [{ type: 'PTR', value: 'crawl-66-249-66-1.googlebot.com' }],
    'crawl-66-249-66-1.googlebot.com': [{ type: 'A', value: '66.249.66.1' }],
    [`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`]: [{ type: 'PTR', value: 'crawl-v6.googlebot.com' }],
    'crawl-v6.googlebot.com': [{ type: 'AAAA', value: '2001:0db8:0:0:0:0:0:1' }],
    // Anybody may name his own address so; the name does not point back.
    '9.113.0.203.in-addr.arpa': [{ type: 'PTR', value: 'crawl-66-249-66-1.googlebot.com' }],
    '8.113.0.203.in-addr.arpa': [{ type: 'PTR', value: 'googlebot.com.attacker.example' }],
  };
  let asked = 0;
  let server: NameServer;
  let names: ReturnType<typeof systemNames>;
  let clock = 0;
  beforeAll(async () => {
    server = dns2.createUDPServer((request, send) => {
      const [question] = request.questions;
      const response = dns2.Packet.createResponseFromRequest(request);
      const name = question!.name.toLowerCase();
      if (name.includes('66')) asked++;
      if (name.startsWith('7.113')) return; // never answered
      if (name.startsWith('6.113'))
        response.header.rcode = 2; // a server in trouble
      else if (!zone[name]) response.header.rcode = 3;
      for (const { type, value } of zone[name] ?? []) {
        const typed = { name, type: dns2.Packet.TYPE[type], class: dns2.Packet.CLASS.IN, ttl: 60 };
        response.answers.push(type !== 'PTR' ? { ...typed, address: value } : { ...typed, domain: value });
      }
      send(response);
    });
    await server.listen(0, '127.0.0.1');
    names = systemNames([`127.0.0.1:${server.address().port}`]);
  });
  afterAll(() => server.close());
  beforeEach(() => {
    clock = 0;
    asked = 0;
  });
  const create = () => createReverseNames({ names, now: () => clock });
  const domains = ['googlebot.com', 'google.com'];

  it.each([
    ['66.249.66.1', 'confirmed'],
    ['2001:db8::1', 'confirmed'],
    ['203.0.113.9', 'refuted'],
    ['203.0.113.8', 'refuted'],
    ['203.0.113.5', 'refuted'],
    ['203.0.113.6', 'unknown'],
    ['203.0.113.7', 'unknown'],
  ])('%s: %s', async (address, expected) => {
    const started = performance.now();
    expect(await create()(address, domains)).toBe(expected);
    expect(performance.now() - started).toBeLessThan(600);
  });

  it('are kept for a day, and what was not answered for a minute', async () => {
    const confirm = create();
    for (let i = 0; i < 3; i++) expect(await confirm('66.249.66.1', domains)).toBe('confirmed');
    expect(asked).toBe(2);
    clock = 86_400_001;
    expect(await confirm('66.249.66.1', domains)).toBe('confirmed');
    expect(asked).toBe(4);
  });
});

describe('signatures, by an independent signer and a real key server', () => {
  let folder: string;
  let ca: string;
  let server: Server;
  let port = 0;
  let answer: { status?: number; type?: string; body: string; location?: string; signed?: Record<string, string> };
  let served = 0;
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  const directory = () => JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: jwk.x }] });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veridict-keys-'));
    const at = (name: string) => join(folder, name);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=agent.test', '-addext', 'subjectAltName=DNS:agent.test'];
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      ...curve,
      '-keyout',
      at('key'),
      '-out',
      at('cert'),
      ...names,
    ]);
    ca = await readFile(at('cert'), 'utf8');
    server = createServer({ key: await readFile(at('key')), cert: ca }, (_request, response) => {
      served++;
      const {
        status = 200,
        type = 'application/http-message-signatures-directory+json',
        body,
        location,
        signed,
      } = answer;
      response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }), ...signed });
      response.end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    answer = { body: directory() };
    served = 0;
  });

  const lookup: LookupFunction = (name, _options, done) =>
    name === 'agent.test' ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(new Error('no such name'), []);
  const guard = () => ({ isPublic: (a: string) => a === '127.0.0.1', lookup, ca, ports: [port] });
  const identifyWith = (keysOf = createKeyDirectory({ ...guard(), now: Date.now, crypto: nodeCrypto })) => {
    const used = new Set<string>();
    return createIdentify({
      now: Date.now,
      crypto: nodeCrypto,
      state: { useSignature: async (id) => !used.has(id) && used.add(id) !== undefined },
      robotOf: () => null,
      inFeed: () => null,
      confirm: async () => 'unknown',
      keysOf,
      isPublic: () => true,
    });
  };
  /** Signed by the package, over `Signature-Agent` in its first form. */
  async function signed(change: { expires?: Date; created?: Date; nonce?: string } = {}): Promise<SignedRequest> {
    const request = new Request('https://shop.example/page', {
      headers: { 'Signature-Agent': `"https://agent.test:${port}"` },
    });
    const made = await signatureHeaders(request, await signerFromJWK(jwk as webcrypto.JsonWebKey), {
      created: new Date(),
      expires: new Date(Date.now() + 60_000),
      nonce: generateNonce(),
      ...change,
    });
    const headers = { ...made, 'Signature-Agent': request.headers.get('signature-agent')! };
    return { method: 'GET', headers: Object.entries(headers) };
  }
  const target = new URL('https://shop.example/page');
  const kind = async (identify: ReturnType<typeof identifyWith>, request: SignedRequest, to = target) =>
    (await identify({ request, target: to, address: '203.0.113.9' })).kind;

  it('say who it is', async () => {
    const request = await signed();
    expect(await identifyWith()({ request, target, address: '203.0.113.9' })).toEqual({
      kind: 'signed',
      name: 'agent.test',
      category: null,
      operator: null,
    });
  });

  it('say it once, and for this site', async () => {
    const identify = identifyWith();
    const request = await signed();
    expect(await kind(identify, request)).toBe('signed');
    expect(await kind(identify, request)).toBe('claimed');
    expect(await kind(identify, await signed())).toBe('signed');
    expect(await kind(identify, await signed(), new URL('https://other.example/page'))).toBe('spoofed');
    expect(served).toBe(1);
  });

  it('say nothing out of time', async () => {
    const old = { created: new Date(Date.now() - 900_000), expires: new Date(Date.now() - 600_000) };
    expect(await kind(identifyWith(), await signed(old))).toBe('claimed');
  });

  it('count by keys that signed for the host they stand on, where a directory is signed', async () => {
    const signDirectory = async (host: string) => {
      const url = `https://${host}/.well-known/http-message-signatures-directory`;
      const signer = await signerFromJWK(jwk as webcrypto.JsonWebKey);
      const times = { created: new Date(), expires: new Date(Date.now() + 60_000) };
      return directoryResponseHeaders(
        { request: new Request(url), response: new Response() } as never,
        [signer],
        times,
      );
    };
    const headersOf = async (host: string) => ({ ...(await signDirectory(host)) }) as unknown as Record<string, string>;
    answer = { body: directory(), signed: await headersOf(`agent.test:${port}`) };
    expect(await kind(identifyWith(), await signed())).toBe('signed');
    // somebody who put the agent's keys on a host of his own
    answer = { body: directory(), signed: await headersOf('mirror.test') };
    expect(await kind(identifyWith(), await signed())).toBe('spoofed');
  });

  it('are forged where the agent has no such key', async () => {
    answer = { body: '{"keys":[]}' };
    expect(await kind(identifyWith(), await signed())).toBe('spoofed');
  });

  it.each([
    ['a redirect', { status: 302, location: 'https://agent.test/', body: '' }],
    ['a failure', { status: 500, body: '' }],
    ['a page', { type: 'text/html', body: '<html>' }],
    ['broken JSON', { body: '{"keys":' }],
    ['something else', { body: '[]' }],
    ['far too much', { body: `{"keys":[],"x":"${'x'.repeat(70_000)}"}` }],
  ])('are a claim while the key server answers with %s, and it is not asked again at once', async (_, given) => {
    answer = given;
    const identify = identifyWith();
    expect(await kind(identify, await signed())).toBe('claimed');
    expect(await kind(identify, await signed())).toBe('claimed');
    expect(served).toBe(1);
  });

  it.each([
    ['http://agent.test/', 'not https'],
    ['https://127.0.0.1/', 'an address'],
    ['https://[::1]/', 'an address'],
    ['https://agent.test:1/', 'another port'],
    ['https://user:pass@agent.test/', 'credentials'],
  ])('never make this server ask %s', async (address, why) => {
    await expect(fetchGuarded(address, { ...guard(), ports: [443, port] })).rejects.toThrow(why);
  });

  it('never make this server ask a name that leads inside', async () => {
    const inside = { ...guard(), isPublic: () => false };
    await expect(fetchGuarded(`https://agent.test:${port}/`, inside)).rejects.toThrow('not a public address');
    expect(served).toBe(0);
  });
});
