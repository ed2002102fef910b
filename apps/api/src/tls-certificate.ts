import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { TlsSetting } from './network/settings.ts';
import type { Pem } from './tls.ts';

const dayMs = 86_400_000;
/** Browsers refuse what is valid for longer. */
const validDays = 397;
const renewDays = 30;

/** The certificate that a setting asks for: read from its files, or made for this machine and kept in the data folder. */
export async function loadCertificate(setting: TlsSetting, folder: string, now: () => number): Promise<Pem> {
  if (setting.kind === 'files') {
    const [cert, key] = await Promise.all([readOwn(setting.cert), readOwn(setting.key)]);
    return { cert, key };
  }
  const path = join(folder, 'tls.pem');
  const kept = await readFile(path, 'utf8').catch(() => null);
  if (kept !== null && isFresh(kept, now())) return { cert: kept, key: kept };
  const made = await makeCertificate(now());
  const pem = `${made.key}\n${made.cert}\n`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Whole or not at all: another process may be starting on the same folder.
  await writeFile(`${path}.${process.pid}`, pem, { mode: 0o600 });
  await rename(`${path}.${process.pid}`, path);
  return { cert: pem, key: pem };
}

async function readOwn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`VERIDICT_TLS: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isFresh(pem: string, at: number): boolean {
  try {
    return Date.parse(new X509Certificate(pem).validTo) - at > renewDays * dayMs;
  } catch {
    return false;
  }
}

/** For localhost, the loopback addresses and this machine's name. */
async function makeCertificate(at: number): Promise<Pem> {
  const names = [...new Set(['localhost', hostname()])];
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    // P-256: a handshake costs a fifth of what it does with RSA.
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(at - dayMs),
    notAfterDate: new Date(at + (validDays - 1) * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2, value }) as const),
          { type: 7, ip: '127.0.0.1' } as const,
          { type: 7, ip: '::1' } as const,
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
