import type {
  AnalyticsAnswer,
  AssessAnswer,
  addressAnswer,
  blockerAnswer,
  botStatsOverview,
  Action as ContractAction,
  Band as ContractBand,
  Identity as ContractIdentity,
  Layer as ContractLayer,
  LinkStatus as ContractLinkStatus,
  PassClaims as ContractPassClaims,
  VerdictSignal as ContractSignal,
  Usage as ContractUsage,
  Verdict as ContractVerdict,
  eventAnswer,
  identifyAnswer,
  integrationAnswer,
  linkAnswer,
  moderationAnswer,
  moderationDecisionAnswer,
  moderationRecord,
  moderationTotals,
  SiteverifyAnswer,
  sessionAnswer,
  sessionDetails,
  sessionEventsAnswer,
  suspiciousSessions,
  usageHistory,
  usersAnswer,
} from '@veridict/contract';
import { describe, expectTypeOf, it } from 'vitest';
import { type Client, createClient, type FailoverVerdict, type LiveVerdict } from './client.ts';
import type { Assessment } from './surfaces/assess.ts';
import type { Moderation, ModerationDecision, ModerationRecord, ModerationTotals } from './surfaces/moderation.ts';
import type { Identified, Siteverify, Tracked } from './surfaces/redeem.ts';
import type { AddressLookup, BlockerCheck, LinkCheck, LinkStatus } from './surfaces/smart-urls.ts';
import type {
  Analytics,
  BotStatsOverview,
  Integration,
  SessionDetails,
  SessionEvent,
  SessionSummary,
  SuspiciousSession,
  UsageHistory,
  User,
} from './surfaces/statistics-types.ts';
import type { Action, Band, Identity, Layer, PassClaims, Usage, Verdict, VerdictSignal } from './types.ts';

/** What a schema of the contract answers. */
type Answer<S extends { _output: unknown }> = S['_output'];

// Checked by the compiler. The package has types of its own so that it needs none of the contract's when published.
describe('the public types', () => {
  it('are those of the contract', () => {
    expectTypeOf<Verdict>().toEqualTypeOf<ContractVerdict>();
    expectTypeOf<VerdictSignal>().toEqualTypeOf<ContractSignal>();
    expectTypeOf<Identity>().toEqualTypeOf<ContractIdentity>();
    expectTypeOf<Usage>().toEqualTypeOf<ContractUsage>();
    expectTypeOf<Action>().toEqualTypeOf<ContractAction>();
    expectTypeOf<Band>().toEqualTypeOf<ContractBand>();
    expectTypeOf<Layer>().toEqualTypeOf<ContractLayer>();
    expectTypeOf<PassClaims>().toEqualTypeOf<ContractPassClaims>();
    expectTypeOf<Assessment>().toEqualTypeOf<AssessAnswer>();
    expectTypeOf<Siteverify>().toEqualTypeOf<SiteverifyAnswer>();
    expectTypeOf<Identified>().toEqualTypeOf<Answer<typeof identifyAnswer>>();
    expectTypeOf<Tracked>().toEqualTypeOf<Answer<typeof eventAnswer>>();
  });

  it('of statistics, too', () => {
    expectTypeOf<Analytics>().toEqualTypeOf<AnalyticsAnswer['data']>();
    expectTypeOf<Integration>().toEqualTypeOf<Answer<typeof integrationAnswer>['data']>();
    expectTypeOf<SessionSummary>().toEqualTypeOf<Answer<typeof sessionAnswer>['data']>();
    expectTypeOf<SessionDetails>().toEqualTypeOf<Answer<typeof sessionDetails>['data']>();
    expectTypeOf<SessionEvent>().toEqualTypeOf<Answer<typeof sessionEventsAnswer>['data'][number]>();
    expectTypeOf<User>().toEqualTypeOf<Answer<typeof usersAnswer>['data'][number]>();
    expectTypeOf<Answer<typeof usageHistory>>().toExtend<UsageHistory>();
    expectTypeOf<BotStatsOverview>().toEqualTypeOf<Answer<typeof botStatsOverview>['data']>();
    expectTypeOf<SuspiciousSession>().toEqualTypeOf<Answer<typeof suspiciousSessions>['data'][number]>();
  });

  it('of moderation and smart URLs, too', () => {
    expectTypeOf<Moderation>().toEqualTypeOf<Answer<typeof moderationAnswer>['response']>();
    expectTypeOf<ModerationDecision>().toEqualTypeOf<Answer<typeof moderationDecisionAnswer>['response']>();
    expectTypeOf<ModerationTotals>().toEqualTypeOf<Answer<typeof moderationTotals>['response']>();
    expectTypeOf<ModerationRecord>().toEqualTypeOf<Answer<typeof moderationRecord>>();
    expectTypeOf<LinkStatus>().toEqualTypeOf<ContractLinkStatus>();
    expectTypeOf<LinkCheck>().toEqualTypeOf<Answer<typeof linkAnswer>>();
    expectTypeOf<BlockerCheck>().toEqualTypeOf<Answer<typeof blockerAnswer>>();
    expectTypeOf<AddressLookup>().toEqualTypeOf<Answer<typeof addressAnswer>>();
  });

  it('know that a client that throws answers live verdicts only', () => {
    const options = { secretKey: 'sk_test_x', baseUrl: 'https://veridict.example' };
    expectTypeOf(createClient(options)).toEqualTypeOf<Client<never>>();
    expectTypeOf(createClient({ ...options, onUnavailable: 'throw' })).toEqualTypeOf<Client<never>>();
    expectTypeOf(createClient({ ...options, onUnavailable: 'allow' })).toEqualTypeOf<Client>();
    expectTypeOf<Awaited<ReturnType<Client<never>['verdict']>>>().toEqualTypeOf<LiveVerdict>();
    expectTypeOf<Awaited<ReturnType<Client['verdict']>>>().toEqualTypeOf<LiveVerdict | FailoverVerdict>();
    expectTypeOf<Awaited<ReturnType<Client<never>['assess']>>['score']>().toEqualTypeOf<number>();
  });
});
