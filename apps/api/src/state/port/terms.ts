/** Milliseconds since the epoch, handed in by the caller: the store has no clock. */
export type Millis = number;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface PageOf {
  limit: number;
  cursor?: string | undefined;
}
