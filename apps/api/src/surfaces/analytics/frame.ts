import { type AnalyticsCode, analyticsRefusal, type ErrorCode } from '@veridict/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { answersIn, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import type { Envelope } from '../../errors.ts';
import type { Whose } from '../../hits/queries/scope.ts';
import type { KeyWithOwner } from '../../state/port.ts';

const CALLER = 'reader';

// One code for all that is wrong with a key; elsewhere the status says it.
const BY_STATUS: Readonly<Record<number, AnalyticsCode>> = {
  400: 'VALIDATION_ERROR',
  401: 'INVALID_API_KEY',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'VALIDATION_ERROR',
  415: 'VALIDATION_ERROR',
  429: 'RATE_LIMITED',
  503: 'SERVICE_UNAVAILABLE',
};

/** This surface's answer to what it refuses. */
const refuse: Envelope = ({ message, details, status }) => ({
  body: {
    error: {
      code: BY_STATUS[status] ?? 'INTERNAL_ERROR',
      message,
      ...(details === undefined ? {} : { details }),
    },
  },
});

/** What every route of the surface shares: who asks is known before anything else is looked at. */
export function frameOf(app: App, { access }: Pick<Services, 'access'>) {
  app.decorateRequest(CALLER);
  return {
    config: { envelope: refuse },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      reply.header('cache-control', 'no-store');
      const tell = ({ account }: KeyWithOwner) => void reply.header('x-isnotai-tier', account.tier);
      request.setDecorator(CALLER, await access.secret(bearerFirst(request), reply, ['read'], tell));
    },
  };
}

/** Where several keys are given the bearer's counts, as published for this surface; elsewhere two keys are a mistake. */
function bearerFirst({ headers }: Pick<FastifyRequest, 'headers'>): Pick<FastifyRequest, 'headers'> {
  const { authorization } = headers;
  return authorization !== undefined && /^bearer +\S/i.test(authorization)
    ? { headers: { authorization } }
    : { headers };
}

/** Who asks. */
export const callerOf = (request: FastifyRequest): KeyWithOwner => request.getDecorator<KeyWithOwner>(CALLER);

/** What the caller may see: its key's site, or its account. */
export function whoseOf(request: FastifyRequest): Whose {
  const { key, account } = callerOf(request);
  return { accountId: account.id, siteId: key.siteId };
}

/** The parts of a route's schema that are alike; `more` are codes beside those that any of the routes may answer. */
export const schemaOf = <T extends z.ZodType>(summary: string, good: T, ...more: ErrorCode[]) => ({
  summary,
  tags: ['analytics'],
  security: KEY_SECURITY,
  response: answersIn(
    { 'application/json': analyticsRefusal },
    good,
    ...KEY_CODES,
    'statistics_unavailable',
    'invalid_request',
    ...more,
  ),
});

/** A moment as the surface writes it. */
export const isoOf = (at: number): string => new Date(at).toISOString();

/** To four digits: scores and rates are no more exact. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
