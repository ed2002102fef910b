import { page } from '@veridict/contract';
import { z } from 'zod';

/** The server refused, or could not be asked: exit code 1. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Segments of a path below the API's own, such as `['sites', id]`. */
export type Path = readonly string[];

/** Speaks with the administration API. Answers are checked against the contract. */
export interface AdminClient {
  get<T extends z.ZodType>(answer: T, path: Path): Promise<z.output<T>>;
  /** every item of a list, page after page */
  all<T extends z.ZodType>(item: T, path: Path): Promise<Array<z.output<T>>>;
  send<T extends z.ZodType>(
    method: 'POST' | 'PATCH' | 'DELETE',
    answer: T,
    path: Path,
    body?: unknown,
  ): Promise<z.output<T>>;
}

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const timeoutMs = 10_000;
const pageSize = 200;

/** A client for one server and one administration key. `accountId` says for which account, where that is not the key's own. */
export function createAdminClient(options: {
  url: string;
  key: string;
  accountId?: string | undefined;
  fetch: typeof globalThis.fetch;
}): AdminClient {
  const { url, key, accountId, fetch } = options;

  async function send<T extends z.ZodType>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    answer: T,
    path: Path,
    { body, query = {} }: { body?: unknown; query?: Record<string, string> } = {},
  ): Promise<z.output<T>> {
    const parameters = new URLSearchParams({ ...(accountId === undefined ? {} : { account_id: accountId }), ...query });
    const address = [`${url}/api/v1/admin`, ...path.map(encodeURIComponent)].join('/');
    const headers: Record<string, string> = { authorization: `Bearer ${key}`, accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) };
    if (body !== undefined) init.body = JSON.stringify(body);
    const { ok, status, text } = await exchange(parameters.size > 0 ? `${address}?${parameters}` : address, init);
    const read = parseJson(text);
    if (ok) return readAnswer(answer, read, url);
    const refusal = errorBody.safeParse(read);
    if (refusal.success) throw new Refused(refusal.data.error.code, refusal.data.error.message);
    throw new Refused('unexpected_answer', `${url} answered ${status} and is not Veridict; check --url`);
  }

  async function exchange(address: string, init: RequestInit) {
    try {
      const response = await fetch(address, init);
      return { ok: response.ok, status: response.status, text: await response.text() };
    } catch {
      throw new Refused('connection', `${url} could not be reached; is the server running there?`);
    }
  }

  return {
    get: (answer, path) => send('GET', answer, path),
    async all(item, path) {
      const items: Array<z.output<typeof item>> = [];
      let cursor: string | null = null;
      do {
        const query: Record<string, string> = { limit: String(pageSize), ...(cursor === null ? {} : { cursor }) };
        const { items: some, next_cursor } = await send('GET', page(item), path, { query });
        items.push(...some);
        cursor = next_cursor;
      } while (cursor !== null);
      return items;
    },
    send: (method, answer, path, body) => send(method, answer, path, { body }),
  };
}

function readAnswer<T extends z.ZodType>(schema: T, value: unknown, url: string): z.output<T> {
  const answer = schema.safeParse(value);
  if (!answer.success)
    throw new Refused('unexpected_answer', `${url} answered in a form this command does not know; is it as new?`);
  return answer.data;
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
