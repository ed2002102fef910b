import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProxiedOptions, readProxied } from '@veridict/tls';
import { policy } from '@veridict/verifier';
import { isTrustedPeer } from './address.ts';
import { createApp } from './app.ts';
import { bootstrap, greeting, recordUrl } from './bootstrap.ts';
import { createRandom, nodeCrypto } from './crypto.ts';
import type { Settings } from './env.ts';
import { FEEDS } from './feeds/catalogue.ts';
import { openFeeds } from './feeds/feeds.ts';
import { createFeedTurn } from './feeds/turn.ts';
import { createHits } from './hits/hits.ts';
import { openIdentify } from './identity/open.ts';
import { systemNames } from './identity/reverse-names.ts';
import { openAddresses } from './network/addresses.ts';
import { createHostnames } from './network/hostnames.ts';
import { openState } from './state/open.ts';
import { loadCollectorFiles } from './surfaces/collector-files/load.ts';
import { hasDemo, loadDemo } from './surfaces/demo/load.ts';
import { createTlsFront, type TlsFront } from './tls.ts';
import { loadCertificate } from './tls-certificate.ts';
import { startUpkeep } from './upkeep.ts';
import { createPost } from './webhooks/post.ts';
import { startSender } from './webhooks/sender.ts';
import { tellStaleFeeds } from './webhooks/stale-feeds.ts';

/** A server that answers. */
export interface Running {
  /** where it answers, for a browser on this machine */
  url: string;
  /** Stop accepting, finish what is under way, write everything down. */
  stop: () => Promise<void>;
}

/** How long requests under way may take to finish once the server is told to stop. */
const finishMs = 10_000;

/** Open the store, make sure there are keys, build the app and listen. */
export async function serve(
  settings: Settings,
  output: { write(text: string): unknown; isTTY?: boolean | undefined },
): Promise<Running> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const now = Date.now;
  const state = await openState(settings.state);
  try {
    const folder = settings.dataDir;
    const file = await bootstrap({ state, folder, now, random: randomBytes });
    const nonceKey = await state.secret('nonce', randomBytes(32).toString('base64url'));
    const demo = file && hasDemo(settings) ? await loadDemo(file) : undefined;
    const proxyHeaders = proxyHeadersOf(settings);
    const tls = await openTls(settings, now);
    const wait = (ms: number) => delay(ms, undefined, { ref: false });
    const hits = createHits({ setting: settings.hits, state, now, delay: wait });
    const feeds = await openFeeds(join(settings.dataDir, 'feeds'), FEEDS, now);
    const ip = await openAddresses(settings.addressFiles, feeds.tables);
    const require = createRequire(import.meta.url);
    const { app, writeLastUsed, exchangeLearned, signing } = await createApp({
      settings,
      version: await ownVersion(),
      state,
      now,
      random: createRandom(),
      delay: wait,
      crypto: nodeCrypto,
      policy,
      nonceKey: Buffer.from(nonceKey, 'base64url'),
      ip,
      feeds,
      identify: openIdentify({ now, crypto: nodeCrypto, state, ip, inFeed: feeds.has }),
      hostnameOf: createHostnames({ names: systemNames(), now }),
      hits,
      tls,
      readProxied: tls === undefined && proxyHeaders ? (server) => readProxied(server, proxyHeaders) : undefined,
      collectorFiles: await loadCollectorFiles(require.resolve('@veridict/collector/manifest.json')),
      demo,
      logTo: process.stderr,
    });
    await exchangeLearned();
    await app.listen({ port: settings.port, host: settings.host });
    const url = urlOf(app.server.address() as AddressInfo, tls ? 'https' : 'http');
    if (file) await recordUrl(folder, file, url);
    output.write(greeting({ folder, file, url, hasDemo: demo !== undefined, isTerminal: output.isTTY === true }));
    hits.start(app.log);
    const limits = { fetch: globalThis.fetch, now };
    const turnFeeds = createFeedTurn({ feeds, isDaily: settings.feeds === 'daily', limits, state, log: app.log });
    const tendFeeds = async () => {
      await turnFeeds();
      await tellStaleFeeds(feeds.states(), { state, now });
    };
    const sender = startSender({
      state,
      post: createPost(settings.webhooks, { isPublic: (address) => ip(address)?.reserved === null }),
      sign: signing.seals,
      now,
      chance: Math.random,
      delay: wait,
      log: app.log,
    });
    const upkeep = startUpkeep({ state, now, writeLastUsed, exchangeLearned, tendFeeds, log: app.log });
    return {
      url,
      async stop() {
        const giveUp = setTimeout(() => (tls ? tls.destroy() : app.server.closeAllConnections()), finishMs).unref();
        await app.close();
        clearTimeout(giveUp);
        await upkeep.stop();
        await sender.stop();
        await hits.stop();
        await state.close();
      },
    };
  } catch (error) {
    await state.close();
    throw error;
  }
}

/** An address that listens everywhere is reached on this machine as localhost. */
function urlOf({ address, port, family }: AddressInfo, scheme: 'http' | 'https'): string {
  if (address === '0.0.0.0' || address === '::') return `${scheme}://localhost:${port}`;
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** The front that speaks TLS, when the settings ask for one. */
async function openTls(settings: Settings, now: () => number): Promise<TlsFront | undefined> {
  const { tls, dataDir } = settings;
  if (tls === null) return undefined;
  return createTlsFront(await loadCertificate(tls, dataDir, now), proxyHeadersOf(settings));
}

/** Who begins a connection with a PROXY header, where anybody does. */
function proxyHeadersOf({ trust, proxyProtocol }: Settings): ProxiedOptions | undefined {
  return proxyProtocol ? { sendsProxyHeader: (address) => isTrustedPeer(address, trust) } : undefined;
}

/** From the package's own manifest, which lies beside the source and beside the build alike. */
async function ownVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
