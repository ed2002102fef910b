import { sep } from 'node:path';

/** What the operating system says of a call that failed. */
type SystemError = NodeJS.ErrnoException & { address?: string; port?: number; hostname?: string };

/** Why the server did not start, as a sentence that names the setting to change; null where nothing better can be said. */
export function explainStart(error: unknown, dataDir: string): string | null {
  const { code = '', syscall, address, port, hostname, path, message } = (error ?? {}) as SystemError;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is taken (${code}): end what listens there, or name another port in VERIDICT_PORT`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} may not be opened by this user (${code}): name one above 1023 in VERIDICT_PORT`;
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo'))
    return `This machine has no address ${address ?? hostname} to listen on (${code}): change VERIDICT_HOST`;
  if (path !== undefined && `${path}${sep}`.startsWith(`${dataDir}${sep}`))
    return `The data folder ${dataDir} cannot be used (${message}): make it writable, or name another in VERIDICT_DATA`;
  return null;
}
