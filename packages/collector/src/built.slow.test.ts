import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { signals } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const read = (path: string) => readFileSync(join(DIST, path), 'utf8');
interface Served {
  path: string;
  bytes: number;
  gzip: number;
  sri: string;
  sha256: string;
}
const manifest: { version: string; script: string; versioned: string; files: Record<string, Served> } = JSON.parse(
  read('manifest.json'),
);
const scripts = [
  ...Object.keys(manifest.files),
  'index.js',
  ...readdirSync(join(DIST, 'parts')).map((f) => `parts/${f}`),
];

/** Ceilings in bytes of gzip, each with what it holds. */
const CEILINGS: Array<[RegExp, number, string]> = [
  [/^collector\.js$/, 14 * 1024, 'all that loads before the first verdict'],
  [/-fallback-signer\.js$/, 11.5 * 1024, 'tweetnacl and SHA-256, where WebCrypto has no Ed25519'],
  [/-enforce\.js$/, 6 * 1024, 'notices, challenge and forms, where a verdict or a form asks for them'],
  [/-solver\.js$/, 1.5 * 1024, 'the solver of proofs of work'],
  [/-closely\.js$/, 5 * 1024, 'what watches a page view closely, after the first verdict'],
  [/-visitor\.js$/, 15 * 1024, 'FingerprintJS, after the first verdict'],
];

describe('the built files', () => {
  it.each(CEILINGS)('%s stays under %i bytes: %s', (pattern, ceiling) => {
    const served = Object.keys(manifest.files).filter((path) => pattern.test(path));
    expect(served).toHaveLength(1);
    expect(gzipSync(read(served[0]!), { level: 9 }).length).toBeLessThanOrEqual(ceiling);
  });

  it('are as the manifest says', () => {
    for (const { path, bytes, gzip, sri, sha256 } of Object.values(manifest.files)) {
      const content = readFileSync(join(DIST, path));
      const hash = createHash('sha256').update(content);
      expect({ bytes, gzip }).toEqual({ bytes: content.length, gzip: gzipSync(content, { level: 9 }).length });
      expect(sha256).toBe(hash.copy().digest('hex'));
      expect(sri).toBe(`sha256-${hash.digest('base64')}`);
    }
    expect(read(manifest.versioned)).toBe(read(manifest.script));
  });

  it('have names that follow from their content', () => {
    for (const path of Object.keys(manifest.files).filter((name) => name !== manifest.script)) {
      const hash = createHash('sha256').update(read(path)).digest('hex').slice(0, 8);
      expect(path).toContain(hash);
    }
  });

  it.each(scripts)('%s: its map lies apart and nothing points there', (path) => {
    expect(existsSync(join(DIST, 'maps', `${path}.map`)) || path === manifest.versioned).toBe(true);
    expect(read(path)).not.toContain('sourceMappingURL');
  });

  const words = [...new Set(signals.flatMap(({ id, title, family }) => [id, title, family]))];
  it('name nothing of how they are judged', () => {
    expect(words.length).toBeGreaterThan(80);
    const said = scripts.flatMap((path) => {
      const text = read(path);
      // A word of ours is one on its own, not a part of a name of the platform.
      const standsIn = (word: string) =>
        new RegExp(`(?<![\\w.])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`).test(text);
      return words.filter((word) => /[_ ]/.test(word) && standsIn(word)).map((word) => `${path}: ${word}`);
    });
    expect(said).toEqual([]);
  });

  it.each([
    ['code made of text', /\beval\(|new Function\b|\.constructor\(["'`]/],
    ['a word to the console that people are shown', /console\.(log|info|warn|error|trace|dir|table|group)\b/],
    ['an address of anybody', /https?:\/\/(?!www\.w3\.org\/)[a-z]/],
    ['a schema library', /\bZod|_zod\b/],
  ])('contain no %s', (_, pattern) => {
    const found = scripts.filter((path) => pattern.test(withoutComments(read(path))));
    expect(found).toEqual([]);
  });
});

describe('the npm package', () => {
  it('exports start and nothing else, and touches no global when loaded without a page', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    const entry = await import(join(DIST, 'index.js'));
    expect(Object.keys(entry)).toEqual(['start']);
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
    expect(() => entry.start({ key: 'pk_live_x', endpoint: 'https://v.example' })).toThrow(TypeError);
  });

  it.each([
    ['visitor', 'FingerprintJS, Inc'],
    ['enforce', 'Daniel Regeci'],
    ['solver', 'Daniel Regeci'],
  ])('names who else wrote its %s, wherever that is', (part, author) => {
    const files = readdirSync(DIST, { recursive: true }).map(String);
    const found = files.filter((file) => new RegExp(`(^|[-/])${part}\\.js$`).test(file));
    expect(found.length).toBeGreaterThan(0);
    for (const file of found) expect(read(file)).toContain(author);
    expect(readFileSync(join(DIST, '../NOTICE'), 'utf8')).toContain(author);
  });

  it('declares its types without anybody else', () => {
    const types = readdirSync(join(DIST, 'types'));
    expect(types.sort()).toEqual(['api.d.ts', 'index.d.ts', 'options.d.ts', 'wire.d.ts']);
    for (const file of types)
      for (const [, from] of read(`types/${file}`).matchAll(/from '([^']+)'/g))
        expect(types).toContain(from!.replace('./', '').replace(/\.js$/, '.d.ts'));
  });
});

/** Notices stay in the text, and name where a library comes from. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}
