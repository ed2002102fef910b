import type { RequestListener, Server } from 'node:http';
import swagger from '@fastify/swagger';
import { LIMITS } from '@veridict/contract';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createAccess } from './access/access.ts';
import type { App, Deps, Services } from './deps.ts';
import { answerUnreadable, installErrors, refusal, sendProblem } from './errors.ts';
import { createForwardedReader } from './forwarded.ts';
import { installLoadShed } from './load.ts';
import { cutSecrets } from './log.ts';
import { createLearnedPrints } from './network/learned.ts';
import { createNetwork } from './network/network.ts';
import { createVelocity } from './network/velocity.ts';
import { createVisits } from './network/visits.ts';
import { createNonces } from './nonce.ts';
import { createSigning, type Signing } from './signing/signing.ts';
import { adminRoutes } from './surfaces/admin/routes.ts';
import { analyticsRoutes } from './surfaces/analytics/routes.ts';
import { assessRoutes } from './surfaces/assess/routes.ts';
import { botStatsRoutes } from './surfaces/bot-stats/routes.ts';
import { collectorFileRoutes } from './surfaces/collector-files/routes.ts';
import { demoRoutes } from './surfaces/demo/routes.ts';
import { describe, openapi } from './surfaces/docs/openapi.ts';
import { docsRoutes } from './surfaces/docs/routes.ts';
import { eventRoutes } from './surfaces/events/routes.ts';
import { healthRoutes } from './surfaces/health/routes.ts';
import { identifyRoutes } from './surfaces/identify/routes.ts';
import { jwksRoutes } from './surfaces/jwks/routes.ts';
import { moderationRoutes } from './surfaces/moderation/routes.ts';
import { myIpRoutes } from './surfaces/my-ip/routes.ts';
import { pageRoutes } from './surfaces/page/routes.ts';
import { pixelRoutes } from './surfaces/pixel/routes.ts';
import { siteverifyRoutes } from './surfaces/siteverify/routes.ts';
import { smartUrlRoutes } from './surfaces/smart-urls/routes.ts';
import { usageRoutes } from './surfaces/usage/routes.ts';
import { verdictRoutes } from './surfaces/verdict/routes.ts';

/** The app, and the part of it that its owner keeps going. */
export interface Built {
  app: App;
  /** Writes down when keys were last used: once a minute, and before the end. */
  writeLastUsed: () => Promise<void>;
  /** Writes down what traffic taught, and reads what all processes know: at the start, once a minute, and before the end. */
  exchangeLearned: () => Promise<void>;
  /** signs what goes out, with the keys that the app's own routes sign and show */
  signing: Signing;
}

/** Build the app from what it is given. It listens to nothing and opens nothing: `inject` works at once. */
export async function createApp(deps: Deps): Promise<Built> {
  const { settings } = deps;
  const app: App = Fastify({
    logger: {
      level: settings.logLevel,
      serializers: { req: ({ method, url }) => ({ method, url: cutSecrets(url ?? '') }) },
      ...(deps.logTo === undefined ? {} : { stream: deps.logTo }),
    },
    // A line for every request stands in the hook below, where secrets are cut out of it.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(given)
        ? given
        : `req_${Buffer.from(deps.random(16)).toString('base64url')}`;
    },
    frameworkErrors: (_error, request, reply) => void sendProblem(request, reply, { code: 'invalid_request' }),
    // In-flight requests are finished while closing; a request on a connection still open is one of them.
    return503OnClosing: false,
    requestTimeout: 30_000,
    bodyLimit: LIMITS.collectBytes,
    clientErrorHandler: answerUnreadable,
    ...(deps.tls === undefined ? {} : { serverFactory: deps.tls.serve as (handler: RequestListener) => Server }),
  }).withTypeProvider();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  installErrors(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    const encoding = request.headers['content-encoding'];
    done(encoding === undefined || encoding === 'identity' ? undefined : refusal('content_encoding_refused'));
  });
  // Only where such lines are written: what every request goes through has its price.
  if (settings.logLevel === 'debug') {
    app.addHook('onResponse', async (request, reply) => {
      const { method, url } = request;
      request.log.debug({ method, url: cutSecrets(url), status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
    });
  }
  if (deps.tls !== undefined) {
    app.addHook('preClose', async () => deps.tls?.finish());
    // HTTP/2 has no such header, and Node warns of it; Fastify sets it where a body was too large to be read.
    app.addHook('onSend', async ({ raw }, reply) => {
      if (raw.httpVersionMajor === 2) reply.removeHeader('connection');
    });
  }
  const isOverloaded = installLoadShed(app, { maxInFlight: settings.maxInFlight, now: deps.now, exempt: '/health' });
  await app.register(swagger, { openapi: openapi(deps.version), transform: describe });

  const access = createAccess(deps);
  const signing = createSigning({ ...deps, issuer: settings.issuer });
  const learned = createLearnedPrints(deps.state, deps.now);
  const network = createNetwork({
    settings,
    ip: deps.ip,
    captureOf: deps.tls?.captureOf ?? (() => undefined),
    proxiedOf: deps.readProxied?.(app.server) ?? (() => undefined),
    countVelocity: createVelocity(deps.now),
    learned,
    readForwarded: createForwardedReader(deps.state, deps.now),
  });
  const nonces = createNonces(deps.nonceKey, deps.random);
  const visits = createVisits(deps);
  const services: Services = { ...deps, access, network, learned, visits, isOverloaded, nonces, signing };
  for (const surface of [
    collectorFileRoutes,
    pageRoutes,
    verdictRoutes,
    assessRoutes,
    myIpRoutes,
    pixelRoutes,
    jwksRoutes,
    siteverifyRoutes,
    usageRoutes,
    analyticsRoutes,
    identifyRoutes,
    eventRoutes,
    botStatsRoutes,
    moderationRoutes,
    smartUrlRoutes,
    adminRoutes,
    demoRoutes,
    healthRoutes,
    docsRoutes,
  ])
    await app.register(async (scope) => surface(scope as App, services));
  return { app, writeLastUsed: access.writeLastUsed, exchangeLearned: learned.exchange, signing };
}
