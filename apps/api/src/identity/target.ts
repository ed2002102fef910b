import type { FastifyRequest } from 'fastify';
import type { Sender } from '../network/network.ts';
import { wordsOf } from '../network/request-seen.ts';
import type { Claimant } from './identify.ts';

/** A request to this server, as one whose sender is to be identified. */
export function claimantOf(request: FastifyRequest, sender: Pick<Sender, 'address' | 'secure' | 'words'>): Claimant {
  const target = `${sender.secure ? 'https' : 'http'}://${request.host}${request.raw.url ?? '/'}`;
  return {
    request: sender.words ?? wordsOf(request),
    target: URL.canParse(target) ? new URL(target) : null,
    address: sender.address,
  };
}
