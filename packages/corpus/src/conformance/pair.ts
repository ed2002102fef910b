import type { Shape } from './shape.ts';

/** Which key a request is made with, by what it may do. */
export type KeyKind = 'none' | 'secret' | 'read' | 'links' | 'test';

/** What of the host's own stands in paths, as `{name}`. */
export type Name = 'keyname' | 'token' | 'account' | 'session' | 'user';

/** A request as one of the published descriptions has it, and the answer that it promises. */
export interface Pair {
  name: string;
  key: KeyKind;
  /** header that carries the key; `query` for `?apikey=` */
  by: 'x-api-key' | 'authorization' | 'x-chatsight-api-auth' | 'query';
  method: 'GET' | 'POST';
  path: string;
  /** made at the moment of asking */
  body?: (now: Date) => unknown;
  status: number;
  shape: Shape;
  /** nothing may stand in the answer beyond what was published */
  isExact?: true;
  /** answered only where statistics are kept */
  isCounted?: true;
  /** asked only with a key of its own: another pair has used up the turn of the read key */
  isApart?: true;
}

/** A refusal as our own endpoints write it. */
export const ourRefusal = (code: string): Shape => ({ error: { code, message: 'string', request_id: 'string' } });
