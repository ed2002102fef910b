import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  collectAnswer,
  errorAnswer,
  lateAnswer,
  type NonceAnswer,
  nonceAnswer,
  PATHS,
  type Tier,
} from '@veridict/contract';
import { policy } from '@veridict/verifier';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import { newKey, scopesOf } from '../access/keys.ts';
import { createApp } from '../app.ts';
import { nodeCrypto } from '../crypto.ts';
import type { Deps } from '../deps.ts';
import { settingsFrom } from '../env.ts';
import { noHits } from '../hits/hits.ts';
import { createIdentify } from '../identity/identify.ts';
import { createRobotNames } from '../identity/names.ts';
import { newId } from '../ids.ts';
import { openState } from '../state/open.ts';
import type { KeyKind, KeyRow, SiteRow, StatePort } from '../state/port.ts';
import { staticFile } from '../static-file.ts';
import { pageHeaders, type Signed, type Signing, signPageView } from './page.ts';

const robotOf = createRobotNames();

/** A clock that stands until it is moved. */
export interface TestClock {
  at: number;
}

/** A real store in a folder of its own. */
export async function openTestState(): Promise<{ state: StatePort; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'veridict-api-'));
  const state = await openState(`file:${join(folder, 'state.db')}`);
  return {
    state,
    async close() {
      await state.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** An app over a real store, with a clock in hand. */
export async function buildTestApp(state: StatePort, change: Partial<Deps> & { env?: Record<string, string> } = {}) {
  const clock: TestClock = { at: Date.UTC(2026, 10, 21, 12) };
  const lines: string[] = [];
  const { env = {}, ...deps } = change;
  // Robots are known by name; nobody outside can be asked about them.
  const identify = createIdentify({
    now: () => clock.at,
    crypto: nodeCrypto,
    state,
    robotOf,
    inFeed: () => null,
    confirm: async () => 'unknown',
    keysOf: async () => null,
    isPublic: () => true,
  });
  const { app, writeLastUsed, exchangeLearned, signing } = await createApp({
    settings: settingsFrom({ VERIDICT_LOG: 'debug', ...env }),
    version: '0.0.0-test',
    state,
    now: () => clock.at,
    random: randomBytes,
    // No time passes by itself.
    delay: () => new Promise(() => undefined),
    crypto: nodeCrypto,
    policy,
    nonceKey: new Uint8Array(32),
    // Of every address nothing is known.
    ip: () => null,
    identify,
    hostnameOf: async () => null,
    hits: noHits,
    collectorFiles: [
      await staticFile('/collector.js', 'text/javascript; charset=utf-8', Buffer.from('0;'.repeat(500))),
    ],
    logTo: { write: (line) => void lines.push(line) },
    ...deps,
  });
  return { app, clock, lines, writeLastUsed, exchangeLearned, signing, state };
}
export type TestApp = Awaited<ReturnType<typeof buildTestApp>>;

/** An account with a site, and a way to make its keys. */
export async function openAccount({ state, clock }: TestApp, tier: Tier = 'pro', change: Partial<SiteRow> = {}) {
  const account = { id: newId('acc', randomBytes), name: 'Test', tier, createdAt: clock.at };
  await state.createAccount(account);
  const addSite = async (more: Partial<SiteRow> = {}): Promise<SiteRow> => {
    const site: SiteRow = {
      id: newId('site', randomBytes),
      accountId: account.id,
      createdAt: clock.at,
      name: 'Shop',
      origins: ['https://shop.example', 'http://localhost:*'],
      public_verdict: 'action',
      thresholds: { suspicious: 31, automated: 70, knownBot: 90 },
      category_policy: {},
      failover: 'allow',
      ...more,
    };
    await state.createSite(site);
    return site;
  };
  const site = await addSite(change);
  const addKey = async (kind: KeyKind, mode: KeyRow['mode'] = 'live', more: Partial<KeyRow> = {}) => {
    const { secret, hash, last4 } = newKey(kind, mode, randomBytes);
    const row: KeyRow = {
      id: newId('key', randomBytes),
      accountId: account.id,
      siteId: kind === 'public' ? site.id : null,
      kind,
      mode,
      scopes: scopesOf(kind),
      name: kind,
      hash,
      last4,
      createdAt: clock.at,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      exposedAt: null,
      ...more,
    };
    await state.createKey(row);
    return secret;
  };
  return { account, site, addSite, addKey };
}

/** Ask the app as the browser script does. */
export function pageOf({ app }: TestApp, key: string, origin = 'https://shop.example') {
  const send = (url: string, payload: string, more: InjectOptions = {}) =>
    app.inject({ method: 'POST', url, payload, headers: pageHeaders(origin), ...more });
  const page = {
    send,
    async nonce(more: object = {}): Promise<NonceAnswer> {
      return good(await send(PATHS.nonce, JSON.stringify({ key, ...more })), nonceAnswer);
    },
    /** one page view, from nonce to ticket */
    async view({ prev, ...signing }: Partial<Signing> & { prev?: string } = {}) {
      const nonce = await page.nonce(prev === undefined ? {} : { prev });
      const signed: Signed = signPageView({ key, origin, nonce, ...signing });
      return { ...signed, answer: good(await send(PATHS.collect, signed.body), collectAnswer) };
    },
    sendLate: (ticket: string, seq: number, readings: object) =>
      send(PATHS.late, JSON.stringify({ ticket, seq, evidence: { v: 1, sinceMs: 900 * seq, readings } })),
    async late(ticket: string, seq: number, readings: object) {
      return good(await page.sendLate(ticket, seq, readings), lateAnswer);
    },
  };
  return page;
}

/** A 200, parsed with its schema. */
export function good<T>(answer: LightMyRequestResponse, schema: z.ZodType<T>): T {
  if (answer.statusCode !== 200) throw new Error(`expected 200, got ${answer.statusCode}: ${answer.body}`);
  return schema.parse(answer.json());
}

/** A refusal: `status code`, its body parsed with the schema of errors. */
export function refused(answer: LightMyRequestResponse): string {
  return `${answer.statusCode} ${errorAnswer.parse(answer.json()).error.code}`;
}
