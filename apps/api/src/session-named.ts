import type { ErrorCode } from '@veridict/contract';
import { KEY_CODES } from './answers.ts';
import type { Services } from './deps.ts';
import type { KeyWithOwner, LinkUser } from './state/port.ts';
import { verdictOfToken } from './token-verdict.ts';

/** Codes of an endpoint by which a backend says something of a session. */
export const SESSION_CODES = [
  ...KEY_CODES,
  'invalid_request',
  'invalid_json',
  'payload_too_large',
  'unsupported_media_type',
  'content_encoding_refused',
  'not_found',
  'token_unknown',
  'token_audience',
  'token_expired',
  'backlog_full',
] as const satisfies readonly ErrorCode[];

/** The session that a backend names, by its id or by a token of one of its page views, as the store looks for it. */
export async function sessionNamed(
  { token, session_id }: { token?: string | undefined; session_id?: string | undefined },
  caller: KeyWithOwner,
  services: Services,
): Promise<Omit<LinkUser, 'userId'>> {
  const sid = token === undefined ? session_id! : (await verdictOfToken(token, {}, caller, services)).pageView.sid;
  const { key, account } = caller;
  return { accountId: account.id, siteId: key.siteId, mode: key.mode, sid };
}
