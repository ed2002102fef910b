import type { Parameter } from '../question.ts';

/** What the child is asked. */
export type Request =
  | { id: number; kind: 'query'; sql: string; parameters: Readonly<Record<string, Parameter>> }
  | { id: number; kind: 'run'; sql: string }
  | { kind: 'close' };

/** What the child says: that it is open, or why it cannot be; then an answer to each request. */
export type Reply =
  | { kind: 'open' }
  | { kind: 'failed'; reason: string }
  | { kind: 'answer'; id: number; rows: unknown[] }
  | { kind: 'refused'; id: number; message: string; code: string };
