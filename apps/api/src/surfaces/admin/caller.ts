import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../access/access.ts';
import { refusal } from '../../errors.ts';
import type { StatePort } from '../../state/port.ts';

/** Who administers: an account by its own key, or the deployment. */
export interface Caller {
  accountId: string;
  keyId: string;
  /** may see and change every account */
  isDeployment: boolean;
}

/** Name under which the request carries its caller. */
export const CALLER = 'administrator';

/** The caller of a request that passed the door. */
export const callerOf = (request: FastifyRequest): Caller => request.getDecorator<Caller>(CALLER);

/** Who asks, by the request's key; refuses all that administer nothing. */
export async function identifyCaller(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<Caller> {
  const { key } = await access.secret(request, reply, ['admin']);
  return { accountId: key.accountId, keyId: key.id, isDeployment: key.scopes.includes('deployment') };
}

/** Refuse all but a key of the whole deployment. */
export function requireDeployment(caller: Caller): void {
  if (!caller.isDeployment) throw refusal('key_scope', 'This takes an administration key of the whole deployment.');
}

/**
 * The account a request is about: the one it names, or the caller's own. One that the caller may not see does not exist, so
 * that nobody learns which accounts there are.
 */
export async function accountAsked(caller: Caller, asked: string | undefined, state: StatePort): Promise<string> {
  if (asked === undefined || asked === caller.accountId) return caller.accountId;
  orNotFound(caller.isDeployment ? await state.getAccount(asked) : null, 'account');
  return asked;
}

/** The value, or 404 with the name of what is not there. */
export function orNotFound<T>(
  value: T | null,
  what: 'account' | 'site' | 'key' | 'smart URL' | 'webhook' | 'webhook message',
): T {
  if (value === null) throw refusal('not_found', `There is no such ${what}.`);
  return value;
}

/** A refusal of one field, in the form that schema errors have. */
export const invalidField = (field: string, message: string) =>
  refusal('invalid_request', `${field}: ${message}`, { fields: [{ field, message }] });
