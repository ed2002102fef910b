import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { admin, type Server } from './fixtures.ts';

const folderOf = (name: string) => fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url));

/** What an example is started with. */
export interface Keys {
  url: string;
  publicKey: string;
  secretKey: string;
  /** absent: every decision is asked for */
  siteId?: string;
}

/** An example that answers. */
export interface Example {
  url: string;
  /** what it wrote about its decisions */
  decisions: () => Array<{ path: string; action: string; source: string; reason: string; ms: number }>;
  stop: () => Promise<void>;
}

/** Test keys of the first site: they judge for real, and force an outcome where a page asks for one. */
export async function testKeys(server: Server): Promise<Keys> {
  const more = { mode: 'test', name: 'Examples', site_id: server.keys.site_id };
  const made = (kind: string) => admin<{ secret: string }>(server, '/keys', { kind, ...more });
  const [publicKey, secretKey] = await Promise.all([made('public'), made('secret')]);
  return { url: server.url, publicKey: publicKey.secret, secretKey: secretKey.secret };
}

const envOf = ({ url, publicKey, secretKey, siteId }: Keys) => ({
  VERIDICT_URL: url,
  VERIDICT_PUBLIC_KEY: publicKey,
  VERIDICT_SECRET_KEY: secretKey,
  ...(siteId && { VERIDICT_SITE_ID: siteId }),
});

/** Start an example beside a server, as its first comment says. */
export async function startExample(name: string, keys: Keys): Promise<Example> {
  if (name === 'next') return startNext(keys);
  const env = { ...process.env, PORT: '0', ...envOf(keys) };
  return watched(
    spawn(process.execPath, ['server.mjs'], { cwd: folderOf(name), env, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

/** The handlers of the example for Next, behind a few lines that call them as its app router does. */
function startNext(keys: Keys): Promise<Example> {
  const env = { ...process.env, ...envOf(keys), EXAMPLE: pathToFileURL(folderOf('next')).href };
  const router = fileURLToPath(new URL('next-router.mjs', import.meta.url));
  return watched(spawn(process.execPath, [router], { env, stdio: ['ignore', 'pipe', 'inherit'] }));
}

async function watched(child: ChildProcess): Promise<Example> {
  const lines: string[] = [];
  const output = createInterface(child.stdout!);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the example ended with ${code}`)));
  const [url] = (await Promise.race([once(output, 'line'), ended])) as [string];
  ended.catch(() => undefined);
  output.on('line', (line) => lines.push(line));
  return {
    url,
    decisions: () => lines.map((line) => JSON.parse(line)),
    async stop() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

/** A Veridict that is broken: it takes connections, and answers as `answer` says, or never. */
export async function startBroken(answer: { status: number } | 'silence'): Promise<{ url: string; stop: () => void }> {
  const broken = createServer((request, response) => {
    request.resume();
    if (answer !== 'silence') response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{}');
  });
  broken.listen(0, '127.0.0.1');
  await once(broken, 'listening');
  return {
    url: `http://127.0.0.1:${(broken.address() as AddressInfo).port}`,
    stop() {
      broken.closeAllConnections();
      broken.close();
    },
  };
}

/** What a test key may force. */
export type Outcome = 'test_human' | 'test_challenge' | 'test_bot';

/** Has the script on a page ask for the outcome that a test key may force. */
export const forceOutcome = (page: Page, url: string, outcome: Outcome) =>
  page.route(url, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = (await response.text()).replace('data-key', `data-action="${outcome}" data-key`);
    await route.fulfill({ response, body });
  });

/** Opens an example's page with an outcome forced, and waits for the verdict. */
export async function openAs(page: Page, url: string, outcome: Outcome) {
  await forceOutcome(page, `${url}/`, outcome);
  await page.goto(`${url}/`);
  await page.waitForFunction(() => 'veridict' in window);
  return page.evaluate(() => window.veridict.ready);
}

declare global {
  interface Window {
    veridict: import('@veridict/collector').Veridict;
  }
}
