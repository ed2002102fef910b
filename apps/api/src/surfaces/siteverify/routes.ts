import { type SiteverifyAnswer, siteverifyAnswer, siteverifyRequest } from '@veridict/contract';
import type { FastifyRequest } from 'fastify';
import { hashText } from '../../crypto.ts';
import type { App, Services } from '../../deps.ts';
import { Refusal, refusal } from '../../errors.ts';
import { isLiteral, slowMs } from '../../literals.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { verdictOfToken } from '../../token-verdict.ts';
import { ABOUT_THE_TOKEN, codeOf, failed, literalOutcome, redeemed, sendFailure } from './answer.ts';
import { fieldsOf } from './form.ts';

/** A form with a token in it is far smaller. */
const maxBytes = 16_384;

/** `POST /api/v1/siteverify`: redeem a token, once, in the shape that Turnstile, hCaptcha and reCAPTCHA share. */
export function siteverifyRoutes(app: App, services: Services): void {
  const { access } = services;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  // Forms are read by hand; the schema is here to be read.
  app.setValidatorCompiler(() => () => true);
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply));
  const answer = (description: string) => ({
    description,
    content: { 'application/json': { schema: siteverifyAnswer } },
  });
  app.post(
    '/api/v1/siteverify',
    {
      bodyLimit: maxBytes,
      schema: {
        summary: 'Redeem a botd_token, once',
        description:
          '`success` is true for a token that is redeemed for the first time and whose verdict is to allow. The same `idempotency_key` is given the same answer again.',
        tags: ['verdict'],
        consumes: ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'],
        body: siteverifyRequest,
        response: {
          200: siteverifyAnswer,
          400: answer('`missing-input-response`, `bad-request`.'),
          401: answer('`missing-input-secret`, `invalid-input-secret`.'),
          402: answer('`quota-exceeded`.'),
          403: answer('`invalid-input-secret`: the key may not do this.'),
          413: answer('`bad-request`: the body is too large.'),
          415: answer('`bad-request`: the body is no form and no JSON.'),
          429: answer('`rate-limited`, with `Retry-After`.'),
          500: answer('`internal-error`: nothing was redeemed.'),
          503: answer('`internal-error`: nothing was redeemed, with `Retry-After`.'),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const given = await read(request);
      const headers = given.secret === undefined ? request.headers : { 'x-api-key': given.secret };
      const caller = await access.secret({ headers }, reply, ['verdict']);
      if (given.response === undefined) throw refusal('token_missing');
      const answered = await verify(given.response, given, caller, services);
      return { ...answered, request_id: request.id };
    },
  );
}

interface Given {
  secret?: string | undefined;
  response?: string | undefined;
  remoteip?: string | undefined;
  idempotency_key?: string | undefined;
  sitekey?: string | undefined;
}

async function read(request: FastifyRequest): Promise<Given> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const fields = body.length === 0 ? {} : await fieldsOf(body, request.headers['content-type'] ?? '');
  const parsed = siteverifyRequest.safeParse(fields);
  if (parsed.success) return parsed.data;
  // A key or token longer than any is a wrong one, and said to be that.
  const field = parsed.error.issues[0]?.path[0];
  if (field === 'secret') throw refusal('key_invalid');
  if (field === 'response') return { ...(fields as Given), response: '-' };
  throw refusal('invalid_request');
}

async function verify(
  token: string,
  { remoteip, idempotency_key, sitekey }: Given,
  caller: KeyWithOwner,
  services: Services,
): Promise<SiteverifyAnswer> {
  const { state, access, now, delay } = services;
  if (caller.key.mode === 'test' && isLiteral(token)) {
    if (token === 'test_quota') throw refusal('quota_exceeded');
    if (token === 'test_slow') await delay(slowMs);
    return literalOutcome(token, now());
  }
  const found = await verdictOfToken(token, { ip: remoteip }, caller, services).catch((error: unknown) => {
    if (error instanceof Refusal && ABOUT_THE_TOKEN.has(error.problem.code)) return error.problem.code;
    throw error;
  });
  // Counted before anything is used up: who has no quota left still has his token.
  await access.useQuota(caller);
  if (typeof found === 'string') return failed(codeOf(found));
  if (sitekey !== undefined && sitekey !== audienceOf(token)) return failed('sitekey-secret-mismatch');
  const answer = await state.redeem({
    tokenHash: hashText(token),
    idempotencyKey: idempotency_key ?? null,
    answer: JSON.stringify(redeemed(found)),
    expiresAt: found.pageView.expiresAt,
  });
  return answer === null ? failed('timeout-or-duplicate') : (JSON.parse(answer) as SiteverifyAnswer);
}

/** The public key that a token was made for. The token is known here byte for byte, so its claims may be believed. */
function audienceOf(token: string): string {
  const [, claims = ''] = token.split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string }).aud;
}
