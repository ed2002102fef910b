export { parseTrustProxy, type TrustProxy } from './client-address.ts';
export type { Decided, DecidedRequest } from './decided.ts';
export { createGuard } from './guard.ts';
export { fieldOf, fromNode, fromRequest, type Incoming, type NodeRequest } from './incoming.ts';
export type { MiddlewareOptions } from './options.ts';
export type { PageScript } from './page.ts';
