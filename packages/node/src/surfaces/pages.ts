/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** hand it to `page` for the next one; null after the last */
  nextCursor: string | null;
}

/**
 * A list that the server gives page by page. Loop over it for all of it (each page is asked for when the loop comes to it), or
 * take one page at a time.
 * @example
 * for await (const session of veridict.sessions({ botOnly: true })) console.log(session.id);
 */
export interface Pages<T> extends AsyncIterable<T> {
  page(cursor?: string | null): Promise<Page<T>>;
}

/** Make a list of a way to get one page. */
export function pagesOf<T>(load: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  return {
    page: (cursor) => load(cursor ?? undefined),
    async *[Symbol.asyncIterator]() {
      let cursor: string | null | undefined;
      do {
        const { items, nextCursor } = await load(cursor ?? undefined);
        yield* items;
        // A server that names the same page again would never let us go.
        cursor = nextCursor === cursor ? null : nextCursor;
      } while (cursor !== null && cursor !== undefined);
    },
  };
}
