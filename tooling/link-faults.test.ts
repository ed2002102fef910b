import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linkFaults } from './link-faults.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.turbo', 'data', 'test-results', 'playwright-report']);

function* pagesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) yield* pagesBelow(join(folder, entry.name));
    else if (entry.name.endsWith('.md')) yield join(folder, entry.name);
  }
}

it('every link of every page leads somewhere', () => {
  const paths = [...pagesBelow(root)].map((path) => relative(root, path));
  const pages = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  expect(pages.size).toBeGreaterThan(200);
  expect(linkFaults(pages, (path) => existsSync(join(root, path)))).toEqual([]);
});

describe('the check itself', () => {
  const pages = new Map([
    [
      'README.md',
      '[a](docs/a.md) [b](docs/a.md#a-heading-of-code) [c](#none) [d](docs/gone.md) [e](https://x.example/#y)',
    ],
    ['docs/a.md', '# A heading: of `code`\n[up](../README.md)\n```sh\n[no](link.md)\n```\n[gone](../docs/a.md#gone)'],
  ]);

  it('finds links to no file and to no heading, and leaves programs and other hosts alone', () => {
    expect(linkFaults(pages, (path) => pages.has(path))).toEqual([
      'README.md links to #none, and README.md has no such heading.',
      'README.md links to docs/gone.md, and there is no such file.',
      'docs/a.md links to ../docs/a.md#gone, and docs/a.md has no such heading.',
    ]);
  });
});
