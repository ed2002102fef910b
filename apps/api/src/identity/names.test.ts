import { people } from '@veridict/corpus';
import { describe, expect, it } from 'vitest';
import { createRobotNames } from './names.ts';

const nameOf = createRobotNames();
const robot = (name: string, category: string, operator: string | null = null) => ({ name, category, operator });

describe('robots by user agent', () => {
  it.each([
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)',
      robot('GPTBot', 'ai_training', 'OpenAI'),
    ],
    ['Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)', robot('SemrushBot', 'seo')],
    ['curl/8.14.1', robot('curl', 'http_library')],
    ['python-requests/2.32.5', robot('python-requests', 'http_library')],
    ['Feedly/1.0 (+http://www.feedly.com/fetcher.html; 4 subscribers)', robot('Feedly', 'feed_reader')],
    ['SomethingNobodyKnowsBot/0.1', robot('SomethingNobodyKnowsBot/0.1', 'other')],
  ])('%s', (userAgent, expected) => {
    expect(nameOf(userAgent)).toMatchObject(expected);
    expect(nameOf(userAgent)).toBe(nameOf(userAgent));
  });

  it('are none of the people', () => {
    const userAgents = Object.values(people).map((visit) => visit.readings.userAgent?.userAgent ?? '');
    expect(userAgents.filter((userAgent) => nameOf(userAgent) !== null)).toEqual([]);
    expect(nameOf('')).toBeNull();
  });
});
