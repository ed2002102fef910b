import { test as base } from '@playwright/test';
import { verdictAnswer } from '@veridict/contract';
import { pageClient } from '../../tooling/page-client.mjs';
import { startServer } from '../../tooling/server.mjs';

/** A running server with its first keys. */
export type Server = Awaited<ReturnType<typeof startServer>>;

/** An origin that the first site allows. Nothing needs to listen there: the wire is spoken by hand. */
export const ORIGIN = 'http://localhost:3000';

/** Tests that share one built server, on a fresh folder for each worker. */
export const test = base.extend<object, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';

/** A page of the first site, spoken for by hand. */
export const pageOf = (server: Server, publicKey: string = server.keys.public_key, origin: string = ORIGIN) =>
  pageClient({ url: server.url, publicKey, origin });

/** Ask for a verdict as a backend does, without the SDK in between. */
export async function askVerdict(server: Server, token: string | null, key: string | null = server.keys.secret_key) {
  const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  const response = await fetch(
    `${server.url}/api/v1/verdict${query}`,
    key === null ? {} : { headers: { 'x-api-key': key } },
  );
  const body: unknown = await response.json();
  return { status: response.status, body, headers: response.headers, code: codeOf(body) };
}

/** The code of an error body, or null. */
export function codeOf(body: unknown): string | null {
  const error = (body as { error?: { code?: unknown } } | null)?.error;
  return typeof error?.code === 'string' ? error.code : null;
}

/** The verdict of a token, checked against the contract. */
export async function verdictOf(server: Server, token: string) {
  const { status, body } = await askVerdict(server, token);
  if (status !== 200) throw new Error(`verdict: ${status} ${JSON.stringify(body)}`);
  return verdictAnswer.parse(body);
}

/** Ask the administration API; throws unless the answer is a success. */
export async function admin<T>(
  server: Server,
  path: string,
  body: unknown,
  key: string = server.keys.admin_key,
): Promise<T> {
  const response = await fetch(`${server.url}/api/v1/admin${path}`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`admin ${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}
