import { settingsFrom } from '../env.ts';
import { seedDemo } from '../hits/demo/seed.ts';
import { type Command, UsageError } from './command.ts';

const usual = { days: 30, sessions: 200 };
const most = { days: 390, sessions: 20_000 };

/** Commands that work on a data folder itself, while no server does. */
export const folderCommands: readonly Command[] = [
  {
    words: 'seed-demo',
    summary: 'Fill the data folder of a stopped server with an invented history, to look at statistics',
    key: 'folder',
    options: {
      days: {
        type: 'string',
        value: 'DAYS',
        help: `how many days back (${usual.days}); hits older than 14 days go at once`,
      },
      sessions: { type: 'string', value: 'COUNT', help: `sessions of an ordinary day (${usual.sessions})` },
    },
    async run(input, { folder, env }) {
      const days = input.number('days') ?? usual.days;
      const sessionsADay = input.number('sessions') ?? usual.sessions;
      if (days < 1 || days > most.days) throw new UsageError(`--days lies between 1 and ${most.days}`);
      if (sessionsADay < 1 || sessionsADay > most.sessions)
        throw new UsageError(`--sessions lies between 1 and ${most.sessions}`);
      const value = await seedDemo(settingsFrom({ ...env, VERIDICT_DATA: folder }), { days, sessionsADay });
      const text = `${value.page_views} invented page views of ${value.sessions} sessions are in ${folder}, under the site ${value.site_id}\n`;
      return { value, text };
    },
  },
];
