import type { Client } from '@veridict/node';
import type { AdminClient } from './admin-client.ts';

/** One option of a command, as `--help` tells it. */
export interface OptionSpec {
  type: 'string' | 'boolean';
  multiple?: boolean;
  isRequired?: boolean;
  /** what stands for the value, such as `NAME` */
  value?: string;
  help: string;
}

/** What was given on the command line: the option values by name, checked to be there where required. */
export interface Input {
  /** the one thing that a command is about, where it takes one */
  subject: string;
  text(name: string): string | undefined;
  texts(name: string): string[] | undefined;
  flag(name: string): boolean;
  /** a whole number; anything else is a usage error */
  number(name: string): number | undefined;
}

/** What a command gives: a value for `--json`, and the same in words. */
export interface Output {
  value: unknown;
  text: string;
}

interface Described {
  /** such as `sites create` */
  words: string;
  summary: string;
  /** name of what the command is about, such as `SITE` */
  takes?: string;
  options?: Readonly<Record<string, OptionSpec>>;
}

/** What a command is given that works on a data folder. */
export interface Folder {
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** A command over the administration API, one that asks as a backend does, or one that works on a data folder itself. */
export type Command =
  | (Described & { key: 'admin'; run(input: Input, api: AdminClient): Promise<Output> })
  | (Described & { key: 'secret'; run(input: Input, client: Client): Promise<Output> })
  | (Described & { key: 'folder'; run(input: Input, folder: Folder): Promise<Output> });

/** The command line is not one that the command takes: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The values that were given, without those that were not. */
export function given<T extends Record<string, unknown>>(values: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}
