import { accountCases } from './cases/accounts.cases.ts';
import { challengeCases } from './cases/challenges.cases.ts';
import { clientVisitCases } from './cases/client-visits.cases.ts';
import { forwarderCases } from './cases/forwarders.cases.ts';
import { keyCases } from './cases/keys.cases.ts';
import { learnedCases } from './cases/learned.cases.ts';
import { linkCases } from './cases/links.cases.ts';
import { moderationCases } from './cases/moderation.cases.ts';
import { outboxCases } from './cases/outbox.cases.ts';
import { pageViewCases } from './cases/page-views.cases.ts';
import { purgeCases } from './cases/purge.cases.ts';
import { quotaCases } from './cases/quota.cases.ts';
import { rateCases } from './cases/rates.cases.ts';
import { redemptionCases } from './cases/redemptions.cases.ts';
import { sessionCases } from './cases/sessions.cases.ts';
import { signatureCases } from './cases/signatures.cases.ts';
import { signingKeyCases } from './cases/signing-keys.cases.ts';
import { siteCases } from './cases/sites.cases.ts';
import { timingsCases } from './cases/timings.cases.ts';
import { userCases } from './cases/users.cases.ts';
import { visitorCases } from './cases/visitors.cases.ts';
import { webhookCases } from './cases/webhooks.cases.ts';
import type { StatePort } from './port.ts';

/** What every state store must do. `open` gives an empty one. */
export function statePortCases(open: () => Promise<StatePort>): void {
  accountCases(open);
  siteCases(open);
  keyCases(open);
  forwarderCases(open);
  pageViewCases(open);
  sessionCases(open);
  userCases(open);
  visitorCases(open);
  learnedCases(open);
  outboxCases(open);
  quotaCases(open);
  signingKeyCases(open);
  redemptionCases(open);
  rateCases(open);
  challengeCases(open);
  signatureCases(open);
  timingsCases(open);
  clientVisitCases(open);
  moderationCases(open);
  linkCases(open);
  webhookCases(open);
  purgeCases(open);
}
