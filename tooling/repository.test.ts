import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockFaults, textFaults } from './repository-faults.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.turbo', 'data', 'test-results', 'playwright-report']);
const BINARY = /\.(png|jpg|gif|ico|woff2?|gz|mmdb|wasm|zip)$/;

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile() && !BINARY.test(entry.name)) yield path;
  }
}

describe('the repository works on any machine', () => {
  it('names no place of the machine it was written on, and no registry', () => {
    const faults = [...files(root)].flatMap((path) => textFaults(relative(root, path), readFileSync(path, 'utf8')));
    expect(faults).toEqual([]);
  });

  it.each(['package-lock.json', 'e2e/fleet/package-lock.json'])('%s installs anywhere', (file) => {
    expect(lockFaults(JSON.parse(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});

describe('the checks themselves', () => {
  it('find a folder of a machine, a registry and a credential', () => {
    expect(textFaults('a.ts', `const x = '${['', 'home', 'ada', 'x'].join('/')}';`)).toHaveLength(1);
    expect(textFaults('a.ts', `const x = '${['', 'Users', 'ada', 'x'].join('/')}';`)).toHaveLength(1);
    expect(textFaults('.npmrc', `registry=${['https:', '', 'npm.example.org', ''].join('/')}`)).toHaveLength(1);
    expect(textFaults('.npmrc', `//npm.example.org/:${'_auth'}Token=x`)).toHaveLength(1);
    expect(textFaults('a.ts', `import '${['.', 'work', 'x.ts'].join('/')}'; // https://example.org/home/page`)).toEqual(
      [],
    );
  });

  it('find an address in a lock file, and an entry that nothing vouches for', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-x', resolved: 'https://npm.example.org/a.tgz' },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/c': { version: '1.0.0', optional: true, os: ['darwin'] },
      'packages/d': { version: '1.0.0' },
      'node_modules/d': { resolved: 'packages/d', link: true },
    };
    expect(lockFaults({ packages })).toEqual([
      'node_modules/a names the address it came from.',
      'node_modules/b has no integrity and is not an optional package of another platform.',
    ]);
  });
});
