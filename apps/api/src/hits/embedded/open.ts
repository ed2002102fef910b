import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Engine, EngineError } from '../engine.ts';
import { StatisticsUnavailable } from '../question.ts';
import type { Reply, Request } from './messages.ts';

/** What the embedded engine tells of itself. */
export interface EmbeddedOptions {
  /** folder of its data, of which it is the only owner */
  folder: string;
  delay: (ms: number) => Promise<void>;
  /** it opened: for the first time, or again after it had ended */
  onOpen: (engine: Engine) => void;
  /** it ended, or could not be opened; it is started again by itself */
  onFailed: (reason: string) => void;
}

/** An engine in a process of its own. */
export interface Embedded extends Engine {
  /** its process, while there is one */
  pid(): number | undefined;
}

const firstPauseMs = 200;
const longestPauseMs = 30_000;
/** A child that holds for so long counts as well, and the next pause is short again. */
const wellAfterMs = 60_000;
/** How long a stop waits for what is under way: longer than any statement may take. */
const closeMs = 15_000;

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
}

/** Start the child and keep it going. Questions asked while it is away are refused at once. */
export function openEmbedded({ folder, delay, onOpen, onFailed }: EmbeddedOptions): Embedded {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let child: ChildProcess | null = null;
  let isOpen = false;
  let pauseMs = firstPauseMs;
  let closed: Promise<void> | null = null;
  let reason = 'The engine is not open yet.';

  function start(): void {
    const startedAt = performance.now();
    const started = spawnChild(folder);
    child = started;
    started.on('message', (reply: Reply) => {
      if (reply.kind === 'open') {
        isOpen = true;
        onOpen(engine);
      } else if (reply.kind === 'failed') reason = reply.reason;
      else settle(reply);
    });
    started.on('error', (error) => {
      reason = error.message;
    });
    started.once('exit', (code, signal) => {
      if (isOpen) reason = `The engine's process ended (${signal ?? code}).`;
      isOpen = false;
      child = null;
      for (const { reject } of waiting.values()) reject(new StatisticsUnavailable(reason));
      waiting.clear();
      if (closed) return;
      onFailed(reason);
      if (performance.now() - startedAt > wellAfterMs) pauseMs = firstPauseMs;
      delay(pauseMs).then(() => closed ?? start());
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    });
  }

  function settle(reply: Exclude<Reply, { kind: 'open' | 'failed' }>): void {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.kind === 'answer') caller?.resolve(reply.rows);
    else caller?.reject(new EngineError(reply.message, reply.code));
  }

  function ask(request: { kind: 'run'; sql: string } | Omit<Extract<Request, { kind: 'query' }>, 'id'>) {
    const to = child;
    if (!isOpen || !to || closed) return Promise.reject(new StatisticsUnavailable(reason));
    lastId += 1;
    const id = lastId;
    return new Promise<unknown[]>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // What cannot be sent any more is answered by the exit.
      to.send({ ...request, id } satisfies Request, () => undefined);
    });
  }

  async function stop(): Promise<void> {
    const last = child;
    if (!last) return;
    const exited = new Promise((resolve) => last.once('exit', resolve));
    const giveUp = setTimeout(() => last.kill('SIGKILL'), closeMs);
    if (isOpen) last.send({ kind: 'close' } satisfies Request, () => undefined);
    else last.kill('SIGKILL');
    await exited;
    clearTimeout(giveUp);
  }

  const engine: Embedded = {
    query: (sql, parameters) => ask({ kind: 'query', sql, parameters }),
    run: async (sql) => void (await ask({ kind: 'run', sql })),
    close: () => (closed ??= stop()),
    pid: () => child?.pid,
  };
  start();
  return engine;
}

/** The compiled child in a build; in the work tree the source, read through tsx. It gets nothing of our environment but where programs lie. */
function spawnChild(folder: string): ChildProcess {
  const entry = import.meta.url.endsWith('.ts') ? './child-from-source.mjs' : './child.js';
  return fork(fileURLToPath(new URL(entry, import.meta.url)), [folder], {
    execArgv: import.meta.url.endsWith('.ts') ? ['--conditions=@veridict/source'] : [],
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}
