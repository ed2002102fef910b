import type { Socket } from 'node:net';
import { ERRORS, type ErrorCode, type Problem } from '@veridict/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { StatisticsUnavailable } from './hits/question.ts';
import { StateUnavailable } from './state/port.ts';

/** A request that is not served, with a code of the closed list. The only thing a route throws on purpose. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(problem.code);
    this.problem = problem;
    this.headers = headers;
  }
}

/** Refuse with a code; `message` replaces the code's own sentence where more can be said. */
export const refusal = (code: ErrorCode, message?: string, details?: Record<string, unknown>): Refusal =>
  new Refusal({ code, ...(message === undefined ? {} : { message }), ...(details === undefined ? {} : { details }) });

/** The value of an outcome, or its problem thrown for the error handler. */
export function orRefuse<T>(outcome: { ok: true; value: T } | { ok: false; problem: Problem }): T {
  if (!outcome.ok) throw new Refusal(outcome.problem);
  return outcome.value;
}

// Fastify's own refusals, by its codes.
const FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_BAD_URL: 'invalid_request',
};

/** Any error as a problem of the closed list; what is not known here is a bug of ours and says nothing of itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof StateUnavailable) return { code: 'state_unavailable' };
  if (error instanceof StatisticsUnavailable) return { code: 'statistics_unavailable' };
  if (hasZodFastifySchemaValidationErrors(error)) return invalidFields(error);
  const { code = '', statusCode = 500 } = (error ?? {}) as Partial<FastifyError>;
  return { code: FASTIFY[code] ?? (statusCode >= 400 && statusCode < 500 ? 'invalid_request' : 'internal') };
}

/** Zod's issues as fields a caller can find in the request. */
export function invalidFields(error: {
  validation: ReadonlyArray<{ instancePath: string; message?: string }>;
  validationContext?: string | undefined;
}): Problem {
  const fields = error.validation.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: issue.message ?? '',
  }));
  const [first] = fields;
  const message = first === undefined ? undefined : `${first.field || 'the request'}: ${first.message}`;
  return { code: 'invalid_request', ...(message === undefined ? {} : { message }), details: { fields } };
}

/** Seconds after which trying again makes sense, for the codes that pass by themselves. */
const RETRY_AFTER_S: Partial<Record<ErrorCode, number>> = {
  overloaded: 1,
  state_unavailable: 2,
  backlog_full: 5,
  statistics_unavailable: 5,
};

/** A refusal in the form that a surface published; `status` where that form has fewer of them than ours. */
export type Envelope = (
  problem: Required<Pick<Problem, 'code' | 'message'>> & Pick<Problem, 'details'> & { status: number },
) => { status?: number; body: object };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** how this route writes its refusals; ours where it is absent */
    envelope?: Envelope;
  }
}

/** Answer a problem in its surface's envelope; in ours, or as RFC 9457 when the caller asks for that, where it has none. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  envelope = request.routeOptions.config.envelope,
): FastifyReply {
  const [status, sentence] = ERRORS[problem.code];
  const message = problem.message ?? sentence;
  const details = problem.details === undefined ? {} : { details: problem.details };
  const retryAfter = RETRY_AFTER_S[problem.code];
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  reply.code(status).header('cache-control', 'no-store').header('x-request-id', request.id);
  if (envelope !== undefined) {
    const published = envelope({ code: problem.code, message, status, ...details });
    reply.code(published.status ?? status).type('application/json; charset=utf-8');
    return reply.send(JSON.stringify(published.body));
  }
  if (wantsProblemJson(request.headers.accept)) {
    const body = {
      type: `/docs#${problem.code}`,
      title: sentence,
      status,
      code: problem.code,
      ...(message === sentence ? {} : { detail: message }),
      request_id: request.id,
      ...details,
    };
    return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
  }
  const body = { error: { code: problem.code, message, ...details, request_id: request.id } };
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Answer what is not even HTTP, in the same envelope, and hang up. */
export function answerUnreadable(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message] = ERRORS.invalid_request;
  const body = JSON.stringify({ error: { code: 'invalid_request', message, request_id: 'unread' } });
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const wantsProblemJson = (accept: string | undefined): boolean =>
  accept !== undefined && /application\/problem\+json(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accept);

/** Why, in one line: a store that is away fails every request, and a stack each would bury the reason. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}

/** Send every error of the app through this one place, and tell a wrong method from a wrong address. */
export function installErrors(app: FastifyInstance): void {
  const routes: Array<{ method: string; pattern: RegExp; envelope: Envelope | undefined }> = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const pattern = new RegExp(
      `^${url
        .replaceAll('.', '\\.')
        .replace(/:[^/]+/g, '[^/]+')
        .replace('*', '.*')}$`,
    );
    for (const one of [method].flat()) routes.push({ method: one, pattern, envelope: config?.envelope });
  });
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'a request failed');
    if (problem.code === 'state_unavailable')
      request.log.warn({ reason: reasonOf(error) }, 'the state store is unavailable');
    if (error instanceof Refusal) reply.headers(error.headers);
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const known = routes.filter(({ pattern }) => pattern.test(path));
    const methods = [...new Set(known.map(({ method }) => method))].sort();
    if (methods.length === 0) return sendProblem(request, reply, { code: 'not_found' });
    // In the envelope of who would have answered another method.
    return sendProblem(
      request,
      reply.header('allow', methods.join(', ')),
      { code: 'method_not_allowed' },
      known[0]?.envelope,
    );
  });
}
