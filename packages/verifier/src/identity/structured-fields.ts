import { fromBase64url } from '../bytes.ts';

/** A bare item of a structured field (RFC 9651), as far as signatures use them. */
export type BareItem = string | number | boolean | Uint8Array | { token: string };
/** Parameters by name, in order. */
export type Parameters = ReadonlyMap<string, BareItem>;
/** An item, or an inner list of items, with parameters, and the text it was read from. */
export interface Member {
  value: BareItem | ReadonlyArray<{ value: BareItem; params: Parameters; text: string }>;
  params: Parameters;
  text: string;
}

class Malformed extends Error {}

/** Read a dictionary; null when it is none. The last of two members of one name counts. */
export function parseDictionary(text: string): ReadonlyMap<string, Member> | null {
  return read(text, (at) => {
    const members = new Map<string, Member>();
    while (!at.done()) {
      const name = at.key();
      members.delete(name);
      members.set(name, at.take('=') ? at.member() : at.bareTrue());
      at.space();
      if (at.done()) break;
      at.expect(',');
      at.space();
      if (at.done()) throw new Malformed();
    }
    return members;
  });
}

/** Read a single string item, without parameters; null when it is none. */
export function parseString(text: string): string | null {
  return read(text, (at) => {
    const member = at.member();
    if (typeof member.value !== 'string' || !at.done()) throw new Malformed();
    return member.value;
  });
}

function read<T>(text: string, parse: (at: Reader) => T): T | null {
  try {
    return parse(new Reader(text.trim()));
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }

  done(): boolean {
    return this.#at >= this.#text.length;
  }

  take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  expect(char: string): void {
    if (!this.take(char)) throw new Malformed();
  }

  space(): void {
    this.#match(/[ \t]*/y);
  }

  key(): string {
    return this.#match(/[a-z*][a-z0-9_.*-]*/y);
  }

  bareTrue(): Member {
    const begin = this.#at;
    const params = this.#params();
    return { value: true, params, text: this.#text.slice(begin, this.#at) };
  }

  member(): Member {
    const begin = this.#at;
    const value = this.#text[begin] === '(' ? this.#innerList() : this.#bare();
    const params = this.#params();
    return { value, params, text: this.#text.slice(begin, this.#at) };
  }

  #innerList() {
    this.expect('(');
    const items: Array<{ value: BareItem; params: Parameters; text: string }> = [];
    for (;;) {
      this.space();
      if (this.take(')')) return items;
      const begin = this.#at;
      const value = this.#bare();
      const params = this.#params();
      items.push({ value, params, text: this.#text.slice(begin, this.#at) });
      if (!/[ )]/.test(this.#text[this.#at] ?? '')) throw new Malformed();
    }
  }

  #params(): Parameters {
    const params = new Map<string, BareItem>();
    while (this.take(';')) {
      this.space();
      const name = this.key();
      params.set(name, this.take('=') ? this.#bare() : true);
    }
    return params;
  }

  #bare(): BareItem {
    const first = this.#text[this.#at] ?? '';
    if (first === '"')
      return this.#match(/"(?:[ !#-[\]-~]|\\["\\])*"/y)
        .slice(1, -1)
        .replace(/\\(.)/g, '$1');
    if (first === ':') return bytesOf(this.#match(/:[A-Za-z0-9+/]*={0,2}:/y).slice(1, -1));
    if (first === '?') return this.#match(/\?[01]/y) === '?1';
    if (/[-0-9]/.test(first)) return Number(this.#match(/-?\d{1,15}(?:\.\d{1,3})?/y));
    return { token: this.#match(/[A-Za-z*][\w!#$%&'*+.^`|~:/-]*/y) };
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) throw new Malformed();
    this.#at = pattern.lastIndex;
    return found[0];
  }
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64url(base64.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'));
  if (!bytes) throw new Malformed();
  return bytes;
}
