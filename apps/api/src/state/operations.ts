import { type Kysely, sql } from 'kysely';
import { createAccount, getAccount, listAccounts, updateAccount } from './operations/accounts.ts';
import { issueChallenge, solveChallenge, solvedChallenge, spendChallenges } from './operations/challenges.ts';
import { firstContext, hasVisits, noteVisit } from './operations/client-visits.ts';
import { claimDeliveries, notify, sendTest, settleDelivery } from './operations/deliveries.ts';
import { recordEvent } from './operations/events.ts';
import { listFeedFailures, noteFeeds } from './operations/feeds.ts';
import { findForwarder } from './operations/forwarders.ts';
import {
  createKey,
  findKey,
  getKey,
  listKeys,
  markKeyExposed,
  revokeKey,
  rotateKey,
  touchKeys,
} from './operations/keys.ts';
import { addLearned, listLearned } from './operations/learned.ts';
import {
  countAttacks,
  createLink,
  deleteLink,
  findLink,
  getLink,
  listLinks,
  recordLinkScript,
  recordLinkVisit,
  updateLink,
} from './operations/links.ts';
import {
  countModeration,
  moderationTotals,
  noteText,
  recordDecision,
  searchModeration,
  setSearchInterval,
} from './operations/moderation.ts';
import { dropBatch, outboxSize, recordHits, takeBatch } from './operations/outbox.ts';
import { findByTicket, findByToken, recordCollect, recordLate } from './operations/page-views.ts';
import { purge } from './operations/purge.ts';
import { takeQuota, usage, usageDays } from './operations/quota.ts';
import { takeRates } from './operations/rates.ts';
import { redeem } from './operations/redemptions.ts';
import { secret } from './operations/secrets.ts';
import { loadSession } from './operations/sessions.ts';
import { useSignature } from './operations/signatures.ts';
import { addSigningKeys, loadSigningKeys, rotateSigningKeys } from './operations/signing-keys.ts';
import { createSite, deleteSite, getSite, listSites, updateSite } from './operations/sites.ts';
import { meetTimings } from './operations/timings.ts';
import { linkUser } from './operations/users.ts';
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  retryDelivery,
  updateWebhook,
} from './operations/webhooks.ts';
import type { StatePort } from './port.ts';
import type { Tables } from './schema.ts';

/** Everything the port can do but to close. */
export type OperationName = Exclude<keyof StatePort, 'close'>;

type Operations = {
  [K in OperationName]: (db: Kysely<Tables>, ...input: Parameters<StatePort[K]>) => ReturnType<StatePort[K]>;
};

/** The port's operations, the same for both stores. Each runs inside a transaction that the store opens and ends. */
export const operations: Operations = {
  ping: async (db) => void (await sql`select 1`.execute(db)),
  secret,
  loadSigningKeys,
  addSigningKeys,
  rotateSigningKeys,
  redeem,
  issueChallenge,
  solveChallenge,
  solvedChallenge,
  spendChallenges,
  useSignature,
  meetTimings,
  noteVisit,
  hasVisits,
  firstContext,
  noteFeeds,
  listFeedFailures,
  createAccount,
  getAccount,
  listAccounts,
  updateAccount,
  createSite,
  getSite,
  listSites,
  updateSite,
  deleteSite,
  createKey,
  findKey,
  findForwarder,
  getKey,
  listKeys,
  revokeKey,
  rotateKey,
  touchKeys,
  markKeyExposed,
  recordCollect,
  findByTicket,
  findByToken,
  recordLate,
  loadSession,
  linkUser,
  recordEvent,
  recordHits,
  takeBatch,
  dropBatch,
  outboxSize,
  takeQuota,
  usage,
  usageDays,
  takeRates,
  noteText,
  countModeration,
  recordDecision,
  moderationTotals,
  searchModeration,
  setSearchInterval,
  createLink,
  findLink,
  getLink,
  listLinks,
  updateLink,
  deleteLink,
  recordLinkVisit,
  recordLinkScript,
  countAttacks,
  addLearned,
  listLearned,
  createWebhook,
  getWebhook,
  listWebhooks,
  updateWebhook,
  deleteWebhook,
  notify,
  sendTest,
  claimDeliveries,
  settleDelivery,
  listDeliveries,
  retryDelivery,
  purge,
};

/** A port whose every operation goes through `run`, which opens and ends the transaction. */
export function portOf(
  run: (name: OperationName, input: readonly unknown[]) => Promise<unknown>,
  close: () => Promise<void>,
): StatePort {
  const calls = Object.keys(operations).map((name) => [
    name,
    (...input: unknown[]) => run(name as OperationName, input),
  ]);
  return { ...Object.fromEntries(calls), close };
}

/** One operation by name, as it comes over a thread's border. */
export function runOperation(db: Kysely<Tables>, name: OperationName, input: readonly unknown[]): Promise<unknown> {
  const operation = operations[name] as (db: Kysely<Tables>, ...input: readonly unknown[]) => Promise<unknown>;
  return operation(db, ...input);
}

/**
 * What these note needs to be on disk only together with what is recorded after it: nobody was told of anything that rests on
 * them alone. A store may answer them before.
 */
export const settledLater: ReadonlySet<OperationName> = new Set<OperationName>(['meetTimings']);

/** The operations that only read: they need no transaction where a statement is one. */
export const readOnly: ReadonlySet<OperationName> = new Set<OperationName>([
  'ping',
  'getAccount',
  'listAccounts',
  'getSite',
  'listSites',
  'findKey',
  'findForwarder',
  'getKey',
  'listKeys',
  'findByTicket',
  'findByToken',
  'loadSession',
  'outboxSize',
  'usage',
  'usageDays',
  'moderationTotals',
  'findLink',
  'getLink',
  'listLinks',
  'countAttacks',
  'listLearned',
  'loadSigningKeys',
  'solvedChallenge',
  'getWebhook',
  'listWebhooks',
  'listDeliveries',
]);
