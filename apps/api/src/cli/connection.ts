import { readBootstrap } from '../bootstrap.ts';
import { Refused } from './admin-client.ts';
import { UsageError } from './command.ts';

/** Where to ask, and with which key. */
export interface Connection {
  url: string;
  key: string;
}

/** What the command line and the environment say of it. */
export interface Wanted {
  kind: 'admin' | 'secret';
  url: string | undefined;
  key: string | undefined;
  /** the server's data folder, whose `bootstrap.json` fills what is missing */
  folder: string;
}

const VARIABLE = { admin: 'VERIDICT_ADMIN_KEY', secret: 'VERIDICT_SECRET_KEY' } as const;

/**
 * Work out where to ask. A key out of `bootstrap.json` goes to the server of that file and to no other: a mistyped address must
 * not be handed the keys of this machine.
 */
export async function connect({ kind, url, key, folder }: Wanted): Promise<Connection> {
  const file = key === undefined || url === undefined ? await readFirstKeys(folder) : null;
  const address = originOf(url ?? file?.url ?? 'http://127.0.0.1:8787');
  if (key !== undefined) return { url: address, key: checkForm(key) };
  const own = file?.url ? originOf(file.url) : null;
  if (file !== null && (url === undefined || address === own)) {
    return { url: address, key: kind === 'admin' ? file.admin_key : file.secret_key };
  }
  throw new UsageError(
    `there is no ${kind} key for ${address}: set ${VARIABLE[kind]}, give --key, or name the server's data folder with --data`,
  );
}

async function readFirstKeys(folder: string) {
  return readBootstrap(folder).catch((error: Error) => {
    throw new Refused('bootstrap', error.message);
  });
}

function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`--url ${url}: give it as https://veridict.example.com`);
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, '');
}

/** A key with other characters would be printed by fetch in its complaint about the header. */
function checkForm(key: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(key)) throw new UsageError('the key given has characters that no key has');
  return key;
}
