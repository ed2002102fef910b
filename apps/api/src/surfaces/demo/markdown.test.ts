import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToHtml } from './markdown.ts';

describe('markdownToHtml', () => {
  it.each([
    [
      'a heading and its text',
      '# `webdriver`\n\nText\nover two lines.',
      '<h1><code>webdriver</code></h1>\n<p>Text over two lines.</p>',
    ],
    ['text right under a heading', '## What it sees\nA flag.', '<h2>What it sees</h2><p>A flag.</p>'],
    ['a list', '- one\n  more\n- two', '<ul><li>one more</li><li>two</li></ul>'],
    [
      'a table',
      '| a | b |\n|---|---|\n| 1 | `2` |',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><code>2</code></td></tr></table>',
    ],
    ['code', '```js\nif (a < b) c();\n```', '<pre><code>if (a &lt; b) c();</code></pre>'],
    ['a word that matters', '**not** this', '<p><b>not</b> this</p>'],
    ['marks inside code', '`**a** <b>`', '<p><code>**a** &lt;b&gt;</code></p>'],
    ['a comment', '<!-- generated -->\n# x', '\n<h1>x</h1>'],
    ['a link', '[spec](https://a.example/x)', '<p><a href="https://a.example/x" rel="noreferrer">spec</a></p>'],
    ['a neighbour', '[that](webdriver.md)', '<p><a href="/demo/signals/webdriver">that</a></p>'],
    ['a link that leads nowhere from here', '[home](../../README.md)', '<p>home</p>'],
    ['a link that is a trap', '[x](javascript:alert(1))', '<p>x)</p>'],
  ])('%s', (_what, markdown, html) => {
    expect(markdownToHtml(markdown).trim()).toBe(html.trim());
  });

  it('lets no markup pass, whatever is written', () => {
    const nasty = fc.array(
      fc.constantFrom('<script>', '"', "'", '`', '[', '](', ')', 'https://x', '**', '\n', '| ', '- ', 'a'),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const html = markdownToHtml(parts.join(''));
        const tags = [...html.matchAll(/<\/?(\w*)/g)].map((match) => match[1]);
        for (const tag of tags)
          expect(['p', 'ul', 'li', 'table', 'tr', 'td', 'th', 'b', 'code', 'pre', 'a']).toContain(tag);
        for (const [, value] of html.matchAll(/href="([^"]*)"/g)) expect(value).toMatch(/^(https?:\/\/|\/demo\/)/);
      }),
      { seed: 7, numRuns: 300, verbose: 1 },
    );
  });
});
