import { createHmac } from 'node:crypto';
import { equal } from '../access/keys.ts';
import type { SessionUser } from '../state/port.ts';

/** A site's identity secret: made of the deployment's own, so that every process knows it and none has to keep it. */
export const identitySecretOf = (deploymentKey: Uint8Array, siteId: string): string =>
  createHmac('sha256', deploymentKey).update(`identity ${siteId}`).digest('base64url');

/** Who a page says its user is: linked when the site's backend proved it with the secret, else no more than claimed. */
export function userOf({ userId, proof }: { userId: string; proof?: string }, secret: string): SessionUser {
  const expected = createHmac('sha256', secret).update(userId).digest('hex');
  return proof !== undefined && equal(proof.toLowerCase(), expected)
    ? { userId, match: 'linked', confidence: 1 }
    : { userId, match: 'claimed', confidence: 0.5 };
}
