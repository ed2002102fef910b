import { errorAnswer } from '@veridict/contract';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { KeyLookup } from '../../access/lookup.ts';
import type { StatePort } from '../../state/port.ts';

/** What the administration surface is given. */
export interface AdminDeps {
  state: StatePort;
  lookUpKey: KeyLookup;
  now: () => number;
  random: (bytes: number) => Uint8Array;
}

/** The app with routes typed by their schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();
export type AdminApp = ReturnType<typeof typed>;

/** What a route declares besides its own schemas: its place in the description, and how it may refuse. */
export const described = (summary: string) => ({
  summary,
  tags: ['administration'],
  security: [{ apiKey: [] }],
});

/** The refusals a route may answer; 401, 403 and 503 are every route's. */
export function refusals(...statuses: Array<400 | 404 | 409>) {
  return Object.fromEntries([401, 403, 503, ...statuses].map((status) => [status, errorAnswer])) as Record<
    401 | 403 | 503 | (typeof statuses)[number],
    typeof errorAnswer
  >;
}

/** Milliseconds as the wire writes a moment. */
export const moment = (millis: number): string => new Date(millis).toISOString();
