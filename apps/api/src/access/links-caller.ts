import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors.ts';
import type { KeyWithOwner, StatePort } from '../state/port.ts';
import type { Access } from './access.ts';
import { parseKey } from './keys.ts';

/**
 * The caller of a smart-URL path, whose key may stand in the address. Addresses end up in logs and histories, so only a key
 * that can do nothing else is taken from there; any other that is found there is exposed, and marked so.
 */
export async function linksCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  { access, state, now }: { access: Access; state: Pick<StatePort, 'markKeyExposed'>; now: () => number },
): Promise<KeyWithOwner> {
  const given = (request.query as { apikey?: unknown }).apikey;
  if (given === undefined) return access.secret(request, reply, ['links', 'verdict']);
  if (typeof given !== 'string') throw refusal('key_invalid');
  const parsed = parseKey(given);
  const found = parsed && (await access.lookUpKey(parsed.hash));
  if (found && found.key.kind !== 'public' && found.key.scopes.some((scope) => scope !== 'links')) {
    await state.markKeyExposed(found.key.id, now());
    throw refusal('key_invalid', 'This key must not stand in an address: rotate it, and use one for smart URLs alone.');
  }
  const beside = [request.headers['x-api-key']].flat().filter((key) => key !== undefined);
  return access.secret({ headers: { ...request.headers, 'x-api-key': [...beside, given] } }, reply, ['links']);
}
