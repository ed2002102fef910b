import { parseArgs } from 'node:util';
import { type Client, createClient, VeridictError } from '@veridict/node';
import { accountCommands } from './accounts.ts';
import { createAdminClient, Refused } from './admin-client.ts';
import { askingCommands } from './asking.ts';
import { type Command, type Input, type OptionSpec, type Output, UsageError } from './command.ts';
import { connect } from './connection.ts';
import { feedCommands } from './feeds.ts';
import { GLOBAL_OPTIONS, help } from './help.ts';
import { keyCommands } from './keys.ts';
import { linkCommands } from './links.ts';
import { folderCommands } from './seed-demo.ts';
import { signingCommands } from './signing.ts';
import { siteCommands } from './sites.ts';
import { webhookCommands } from './webhooks.ts';

/** What the command line is given of its surroundings. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  out: (text: string) => void;
  err: (text: string) => void;
  fetch: typeof globalThis.fetch;
  /** start the server in this process */
  start: () => Promise<void>;
}

/** Every command but `start`, which is the server itself. */
export const COMMANDS: readonly Command[] = [
  ...accountCommands,
  ...siteCommands,
  ...keyCommands,
  ...linkCommands,
  ...signingCommands,
  ...webhookCommands,
  ...askingCommands,
  ...feedCommands,
  ...folderCommands,
];

/** Run one command line; gives the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  try {
    if (argv[0] === 'start' && argv.length === 1) {
      await surroundings.start();
      return 0;
    }
    const command = find(argv);
    if (command === null) {
      const asksForHelp = argv.length === 0 || ['help', '--help', '-h'].includes(argv[0]!);
      if (!asksForHelp)
        throw new UsageError(`there is no command "${argv.slice(0, 2).join(' ')}"${insteadOf(argv[0]!)}`);
      out(help(COMMANDS));
      return 0;
    }
    const { values, input } = read(command, argv.slice(command.words.split(' ').length));
    if (values.help) {
      out(help(COMMANDS, command));
      return 0;
    }
    const { value, text } = await perform(command, input(), values, surroundings);
    out(values.json ? `${JSON.stringify(value, null, 2)}\n` : text);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      err(`veridict: ${error.message}\nveridict --help lists the commands.\n`);
      return 2;
    }
    if (error instanceof Refused || error instanceof VeridictError) {
      err(`veridict: ${error.message} (${error.code})\n`);
      return 1;
    }
    throw error;
  }
}

const find = (argv: readonly string[]): Command | null =>
  COMMANDS.find(({ words }) => words.split(' ').every((word, place) => argv[place] === word)) ?? null;

/** Commands that begin with the same word: who knows the first half is told the second. */
function insteadOf(first: string): string {
  const alike = COMMANDS.map(({ words }) => words).filter((words) => words.startsWith(`${first} `));
  return alike.length === 0 ? '' : `: there is ${alike.join(', ')}`;
}

interface GlobalValues {
  json: boolean;
  help: boolean;
  url: string | undefined;
  key: string | undefined;
  data: string | undefined;
  accountId: string | undefined;
}

/** Read what follows a command's words. `input` complains about what is missing, which asking for help does not. */
function read(command: Command, argv: readonly string[]): { values: GlobalValues; input: () => Input } {
  const options: Readonly<Record<string, OptionSpec>> = { ...GLOBAL_OPTIONS, ...command.options };
  const { values, positionals } = parse(argv, options);
  const text = (name: string) => values[name] as string | undefined;
  const flag = (name: string) => values[name] === true;
  return {
    values: {
      json: flag('json'),
      help: flag('help'),
      url: text('url'),
      key: text('key'),
      data: text('data'),
      accountId: text('account'),
    },
    input() {
      const [subject = ''] = positionals;
      // What is too much is not repeated: it may be a key that was pasted.
      if (positionals.length !== (command.takes ? 1 : 0))
        throw new UsageError(`${command.words} takes ${command.takes ? `one ${command.takes}` : 'options only'}`);
      for (const [name, { isRequired }] of Object.entries(options))
        if (isRequired && values[name] === undefined) throw new UsageError(`${command.words} needs --${name}`);
      return {
        subject,
        text,
        flag,
        texts: (name) => values[name] as string[] | undefined,
        number(name) {
          const given = text(name);
          if (given === undefined) return undefined;
          if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--${name} ${given}: give a whole number`);
          return Number(given);
        },
      };
    },
  };
}

function parse(argv: readonly string[], specs: Readonly<Record<string, OptionSpec>>) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function perform(
  command: Command,
  input: Input,
  values: GlobalValues,
  { env, fetch }: Surroundings,
): Promise<Output> {
  const folder = values.data ?? (env.VERIDICT_DATA || './data');
  if (command.key === 'folder') return command.run(input, { folder, env });
  const variable = command.key === 'admin' ? env.VERIDICT_ADMIN_KEY : env.VERIDICT_SECRET_KEY;
  const { url, key } = await connect({
    kind: command.key,
    url: values.url ?? (env.VERIDICT_URL || undefined),
    key: values.key ?? (variable || undefined),
    folder,
  });
  if (command.key === 'admin')
    return command.run(input, createAdminClient({ url, key, accountId: values.accountId, fetch }));
  return command.run(input, asBackend({ url, key, fetch }));
}

/** The SDK's own complaint says best what is wrong with a key of another kind. */
function asBackend({ url, key, fetch }: { url: string; key: string; fetch: typeof globalThis.fetch }): Client {
  try {
    return createClient({ baseUrl: url, secretKey: key, timeoutMs: 10_000, fetch });
  } catch (error) {
    throw new UsageError((error as TypeError).message);
  }
}
