import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { TIERS, type Tier } from '@veridict/contract';
import { z } from 'zod';
import type { ProxyTrust } from './address.ts';

/** What each tier may do. */
export type Tiers = Readonly<Record<Tier, { readonly monthly: number; readonly perMinute: number }>>;

/** The server's settings, checked. */
export interface Settings {
  port: number;
  host: string;
  /** folder of everything that is kept */
  dataDir: string;
  /** `file:…` or `postgres://…` */
  state: string;
  trust: ProxyTrust;
  region: string | null;
  demo: 'auto' | 'on' | 'off';
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  tiers: Tiers;
  /** requests a minute that one address may send to one site's page endpoints */
  pageRate: number;
  /** requests in flight from which on new ones are shed */
  maxInFlight: number;
}

/** One row of the table in `docs/settings.md`. */
export interface Setting {
  name: `VERIDICT_${string}`;
  byDefault: string;
  description: string;
}

/** Every setting there is. Read from the environment by `settingsFrom` and by nothing else. */
export const SETTINGS: readonly Setting[] = [
  { name: 'VERIDICT_PORT', byDefault: '8787', description: 'Port to listen on; `0` takes any free one.' },
  {
    name: 'VERIDICT_HOST',
    byDefault: '127.0.0.1',
    description: 'Address to listen on. `0.0.0.0` or `::` opens the server to the network.',
  },
  { name: 'VERIDICT_DATA', byDefault: './data', description: 'Folder for the embedded store and `bootstrap.json`.' },
  {
    name: 'VERIDICT_STATE',
    byDefault: '`file:` and `state.db` in the data folder',
    description:
      'Where state is kept: `file:/path/to/state.db` (embedded SQLite) or `postgres://user:password@host/db`.',
  },
  {
    name: 'VERIDICT_TRUST_PROXY',
    byDefault: 'off',
    description:
      'Which proxies are believed about the client: `off`, the number of proxies in front of the server, or their networks as a comma list (`10.0.0.0/8,2001:db8::/32`). Without it `X-Forwarded-For` and `Forwarded` are ignored.',
  },
  {
    name: 'VERIDICT_REGION',
    byDefault: 'none',
    description:
      'Name of the region this deployment serves. A page whose `data-region` differs gets 421 `wrong_region`.',
  },
  {
    name: 'VERIDICT_DEMO',
    byDefault: 'auto',
    description: 'Whether `/demo/` exists: `auto` (only while listening on a loopback address), `on` or `off`.',
  },
  {
    name: 'VERIDICT_LOG',
    byDefault: 'info',
    description:
      'What is logged, as JSON lines on standard error: `silent`, `error`, `warn`, `info` or `debug`, which has a line for every request.',
  },
  {
    name: 'VERIDICT_TIERS',
    byDefault: 'the table below',
    description: 'JSON that changes rows of the tier table: `{"free":{"monthly":5000,"perMinute":30}}`.',
  },
  {
    name: 'VERIDICT_PAGE_RATE',
    byDefault: '1200',
    description:
      'Requests a minute that one address (an IPv6 /64 counts as one) may send to the page endpoints of one site. Counted by each process for itself.',
  },
  {
    name: 'VERIDICT_MAX_IN_FLIGHT',
    byDefault: '256',
    description: 'Requests under way in this process from which on new ones are answered 503 `overloaded`.',
  },
];

/** The environment holds a setting that cannot be used. The message names each variable, never a value. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must lie between ${min} and ${max}`);

const trust = z.string().transform((text, ctx): ProxyTrust => {
  if (text === 'off' || text === '0') return { kind: 'off' };
  if (/^\d{1,2}$/.test(text)) return { kind: 'depth', depth: Number(text) };
  const networks = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits] = part.split('/');
    const version = isIP(address);
    const width = version === 4 ? 32 : 128;
    const prefix = bits === undefined ? width : Number(bits);
    if (version === 0 || !/^\d*$/.test(bits ?? '') || bits === '' || prefix > width) {
      ctx.addIssue('is neither `off`, a number of proxies, nor a comma list of networks');
      return z.NEVER;
    }
    networks.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return { kind: 'networks', networks };
});

const tierRow = z.strictObject({ monthly: z.int().min(0), perMinute: z.int().min(1) });
const tiers = z.string().transform((text, ctx): Tiers => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    ctx.addIssue('is not JSON');
    return z.NEVER;
  }
  const parsed = z.strictObject({ free: tierRow, pro: tierRow, enterprise: tierRow }).partial().safeParse(value);
  if (!parsed.success) {
    ctx.addIssue('must map free, pro or enterprise to {"monthly": …, "perMinute": …}');
    return z.NEVER;
  }
  const { free = TIERS.free, pro = TIERS.pro, enterprise = TIERS.enterprise } = parsed.data;
  return { free, pro, enterprise };
});

const schema = z.object({
  VERIDICT_PORT: wholeNumber(0, 65_535).prefault('8787'),
  VERIDICT_HOST: z.string().min(1).prefault('127.0.0.1'),
  VERIDICT_DATA: z.string().min(1).prefault('./data'),
  VERIDICT_STATE: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must begin with `file:` or `postgres://`')
    .optional(),
  VERIDICT_TRUST_PROXY: trust.prefault('off'),
  VERIDICT_REGION: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, - or _')
    .optional(),
  VERIDICT_DEMO: z.enum(['auto', 'on', 'off'], 'must be auto, on or off').prefault('auto'),
  VERIDICT_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .prefault('info'),
  VERIDICT_TIERS: tiers.prefault('{}'),
  VERIDICT_PAGE_RATE: wholeNumber(1, 1_000_000_000).prefault('1200'),
  VERIDICT_MAX_IN_FLIGHT: wholeNumber(1, 1_000_000).prefault('256'),
});

/** Read the settings from an environment. An empty variable counts as not set. */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  const known = new Set<string>(SETTINGS.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => known.has(name) && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
  }
  const read = parsed.data;
  const dataDir = resolve(read.VERIDICT_DATA);
  return {
    port: read.VERIDICT_PORT,
    host: read.VERIDICT_HOST,
    dataDir,
    state: read.VERIDICT_STATE ?? `file:${join(dataDir, 'state.db')}`,
    trust: read.VERIDICT_TRUST_PROXY,
    region: read.VERIDICT_REGION ?? null,
    demo: read.VERIDICT_DEMO,
    logLevel: read.VERIDICT_LOG,
    tiers: read.VERIDICT_TIERS,
    pageRate: read.VERIDICT_PAGE_RATE,
    maxInFlight: read.VERIDICT_MAX_IN_FLIGHT,
  };
}

/** `docs/settings.md`, made from the table so that the two cannot differ. */
export function settingsPage(): string {
  const rows = SETTINGS.map(({ name, byDefault, description }) => `| \`${name}\` | ${byDefault} | ${description} |`);
  const tierRows = Object.entries(TIERS).map(([name, row]) => `| \`${name}\` | ${row.monthly} | ${row.perMinute} |`);
  return `# Settings

The server reads its settings from the environment, once, when it starts. A setting that cannot be used stops the start
with exit code 2 and a message that names it. A relative path is taken from the folder the server is started in.

| setting | default | what it does |
|---|---|---|
${rows.join('\n')}

## Tiers

| tier | verdicts a month | requests a minute |
|---|---|---|
${tierRows.join('\n')}

Months are calendar months in UTC. The monthly number counts answered requests of live secret keys and holds for all
processes together, exactly. The limit per minute holds for each secret key and is counted by each process for itself.
`;
}
