import type { Command, OptionSpec } from './command.ts';
import { details } from './table.ts';

/** Options that every command takes. */
export const GLOBAL_OPTIONS = {
  json: { type: 'boolean', help: 'print JSON' },
  url: { type: 'string', value: 'URL', help: 'the server (VERIDICT_URL, or that of bootstrap.json)' },
  key: { type: 'string', value: 'KEY', help: 'the key; better kept in VERIDICT_ADMIN_KEY or VERIDICT_SECRET_KEY' },
  data: { type: 'string', value: 'FOLDER', help: "the server's data folder (VERIDICT_DATA, ./data)" },
  account: { type: 'string', value: 'ACCOUNT', help: 'the account, where it is not the own (deployment key)' },
  help: { type: 'boolean', help: 'show this' },
} as const satisfies Record<string, OptionSpec>;

const EXITS = 'Exit codes: 0 done, 1 refused or not reached, 2 wrong usage.\n';

/** The help of the whole command, or of one of its commands. */
export function help(commands: readonly Command[], command?: Command): string {
  if (command !== undefined) {
    const { words, takes, summary, options = {} } = command;
    const usage = ['veridict', words, ...(takes ? [takes] : []), ...usageOf(options)].join(' ');
    const own = Object.keys(options).length > 0 ? `\n${optionLines(options)}` : '';
    return `${usage}\n\n${summary}.\n${own}\nOptions of every command:\n${optionLines(GLOBAL_OPTIONS)}\n${EXITS}`;
  }
  const rows = commands.map(({ words, takes, summary }): [string, string] => [
    `  ${words}${takes ? ` ${takes}` : ''}`,
    summary,
  ]);
  const list = details([['  start', 'Start the server by the environment (docs/settings.md)'], ...rows]);
  return `veridict COMMAND [options]\n\n${list}\nOptions of every command:\n${optionLines(GLOBAL_OPTIONS)}\nveridict COMMAND --help says more. ${EXITS}`;
}

const written = (name: string, { value }: OptionSpec) => `--${name}${value ? ` ${value}` : ''}`;

const usageOf = (options: Readonly<Record<string, OptionSpec>>): string[] =>
  Object.entries(options).map(([name, spec]) => (spec.isRequired ? written(name, spec) : `[${written(name, spec)}]`));

const optionLines = (options: Readonly<Record<string, OptionSpec>>): string =>
  details(Object.entries(options).map(([name, spec]) => [`  ${written(name, spec)}`, spec.help]));
