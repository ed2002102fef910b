import type { Socket } from 'node:net';

/** How long a client may take, where nothing else is said. */
export const DEADLINE_MS = 10_000;

/**
 * Gather a socket's first bytes until `take` is content. A deadline and a ceiling end what is too slow or too long; the
 * buffer never outgrows the ceiling by more than one chunk.
 */
export function readFirst(
  socket: Socket,
  deadlineMs: number,
  ceiling: number,
  take: (bytes: Buffer) => 'more' | 'done' | 'close',
): void {
  let bytes: Buffer = Buffer.alloc(0);
  const stop = () => {
    clearTimeout(timer);
    socket.off('readable', onReadable);
    socket.off('end', close);
    socket.off('close', stop);
  };
  const close = () => {
    stop();
    socket.destroy();
  };
  const onReadable = () => {
    for (let chunk = socket.read() as Buffer | null; chunk; chunk = socket.read() as Buffer | null) {
      bytes = bytes.length ? Buffer.concat([bytes, chunk]) : chunk;
    }
    if (bytes.length === 0) return;
    const next = take(bytes);
    if (next === 'done') stop();
    else if (next === 'close' || bytes.length > ceiling) close();
  };
  const timer = setTimeout(close, deadlineMs);
  socket.on('readable', onReadable);
  socket.on('end', close);
  socket.on('close', stop);
}
