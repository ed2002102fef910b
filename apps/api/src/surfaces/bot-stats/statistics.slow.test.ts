import { botStatsOverview, suspiciousSessions } from '@veridict/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { good } from '../../testing/app.ts';
import { DAY_MS, openStatistics, type Statistics } from '../../testing/statistics.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let app: Statistics;
beforeAll(async () => {
  app = await openStatistics();
});
afterAll(() => app.close());

describe('GET /bot-stats/overview', () => {
  test('spreads all hits over scores and days, newest day first', async () => {
    const owner = await app.open();
    const start = app.clock.at;
    app.clock.at = start - DAY_MS;
    await owner.human();
    app.clock.at = start;
    await owner.bot();
    const url = `/bot-stats/overview?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(`${url}&days=3`), botStatsOverview);
    const { score_0, score_1_30, score_31_60, score_61_80, score_81_100, total_hits, suspicious_percentage } =
      data.distribution;
    expect(score_0 + score_1_30 + score_31_60 + score_61_80 + score_81_100).toBe(total_hits);
    expect([total_hits, score_81_100, suspicious_percentage]).toEqual([3, 1, 33.33]);
    expect(data.daily_trend.map(({ total_hits, suspicious_hits }) => [total_hits, suspicious_hits])).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
    expect([data.period_start, data.period_end]).toEqual([data.daily_trend[2]!.date, data.daily_trend[0]!.date]);
    expect(good(await owner.ask(url), botStatsOverview).data.daily_trend).toHaveLength(30);
  });

  test('knows days whose hits are gone from what was counted of them', async () => {
    const owner = await app.open();
    const day = new Date(app.clock.at - 40 * DAY_MS).toISOString().slice(0, 10);
    const flags = "['missing_accept_language', 'known_bot_pattern'], [2, 5]";
    const row = (version: number, hits: number) =>
      `INSERT INTO hit_days VALUES ('${owner.account.id}', '', '${day}', ${version}, ${hits}, 0, 1, 0, 1, ${hits + 2}, 2, 140, ${flags})`;
    for (const statement of [row(1, 7), row(2, 8)]) await app.engine.run(statement);
    const url = `/bot-stats/overview?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(`${url}&days=90`), botStatsOverview);
    expect(data.distribution).toMatchObject({ score_0: 8, total_hits: 10, avg_score: 14, suspicious_percentage: 20 });
    expect(data.daily_trend[40]).toEqual({ date: day, total_hits: 10, suspicious_hits: 2, avg_score: 14 });
    expect(data.top_flags.map(({ flag, count }) => [flag, count])).toEqual([
      ['known_bot_pattern', 5],
      ['missing_accept_language', 2],
    ]);
    expect(good(await owner.ask(`${url}&days=30`), botStatsOverview).data.distribution.total_hits).toBe(0);
  });

  const HINTS: Array<[string, string]> = [
    ['sec-ch-ua', '"Chromium";v="140", "Google Chrome";v="140", "Not=A?Brand";v="24"'],
    ['sec-ch-ua-mobile', '?0'],
    ['sec-ch-ua-platform', '"Linux"'],
  ];
  const REST: Array<[string, string]> = [
    ['accept', 'text/html,application/xhtml+xml'],
    ['sec-fetch-site', 'none'],
    ['sec-fetch-mode', 'navigate'],
    ['sec-fetch-user', '?1'],
    ['sec-fetch-dest', 'document'],
    ['accept-encoding', 'gzip, deflate, br, zstd'],
    ['accept-language', 'en'],
  ];
  const WHOLE: Array<[string, string]> = [...HINTS, ['user-agent', CHROME], ...REST];
  const without = (prefix: string) => WHOLE.filter(([name]) => !name.startsWith(prefix));
  const changed = (name: string, value: string) =>
    WHOLE.map(([one, was]): [string, string] => [one, one === name ? value : was]);
  test.each<[string, Array<[string, string]>]>([
    ['missing_client_hints', without('sec-ch-ua')],
    ['platform_mismatch', changed('sec-ch-ua-platform', '"Windows"')],
    ['mobile_mismatch', changed('sec-ch-ua-mobile', '?1')],
    ['missing_accept_language', without('accept-language')],
    ['incomplete_accept_encoding', changed('accept-encoding', 'identity')],
    ['missing_sec_fetch', without('sec-fetch')],
    ['sec_fetch_inconsistent', changed('sec-fetch-dest', 'image')],
    ['suspicious_user_agent', [['user-agent', 'python-requests/2.32']]],
    ['empty_user_agent', changed('user-agent', '')],
    ['known_bot_pattern', [['user-agent', 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)']]],
    ['headless_user_agent', changed('user-agent', CHROME.replace('Chrome/', 'HeadlessChrome/'))],
  ])('%s is among the flags of a request that has it', async (flag, headers) => {
    const owner = await app.open();
    expect((await app.assess(await owner.addKey('secret'), headers)).statusCode).toBe(200);
    const answer = await owner.ask(`/bot-stats/overview?account_id=${owner.account.id}&days=1`);
    const { data } = good(answer, botStatsOverview);
    const flags = new Map(data.top_flags.map((one) => [one.flag, one]));
    expect([...flags.keys()]).toContain(flag);
    expect(flags.get(flag)).toMatchObject({ count: 1, description: expect.stringContaining(' ') });
  });
});

describe('GET /bot-stats/suspicious-sessions', () => {
  test('names the worst of the last seven days first', async () => {
    const owner = await app.open();
    const start = app.clock.at;
    app.clock.at = start - 8 * DAY_MS;
    await owner.bot();
    app.clock.at = start - 2 * DAY_MS;
    const before = await owner.bot();
    app.clock.at = start;
    const last = await owner.bot();
    await owner.human();
    const url = `/bot-stats/suspicious-sessions?account_id=${owner.account.id}`;
    const { data } = good(await owner.ask(url), suspiciousSessions);
    expect(data.map(({ session_id, max_score, hit_count }) => [session_id, max_score, hit_count])).toEqual([
      [last, 100, 2],
      [before, 100, 2],
    ]);
    expect(data[0]!.flags).not.toEqual([]);
    expect(data[0]!.user_agent).toContain('Chrome/');
    expect(good(await owner.ask(`${url}&min_score=100`), suspiciousSessions).data).toHaveLength(2);
    expect(good(await owner.ask(`${url}&limit=1`), suspiciousSessions).data).toHaveLength(1);
  });
});
