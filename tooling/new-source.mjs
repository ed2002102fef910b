// `npm run new:source NAME`: the files of one more source, red until they say something.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { camel, writeRegistries } from './gen-index.mjs';

const READINGS = 'packages/contract/src/readings';
const SOURCES = 'packages/collector/src/sources';

const reading = (name) => `import { z } from 'zod';
import { reading } from '../reading.ts';
import { text } from '../shapes.ts';

/** What the browser says of it, in one line. */
export const ${camel(name)} = reading(z.object({ value: text(64) }));
`;

const source = (name) => `import { Unreadable } from '../reading.ts';
import type { Source } from '../source.ts';

/** What is read, and why it is worth reading. */
export const ${camel(name)}: Source<'${camel(name)}'> = () => {
  throw new Unreadable('absent');
};
`;

const test = (name) => `import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('${camel(name)}', {
  driven: {
    chromium: { value: 'what Chromium says' },
    firefox: { value: 'what Firefox says' },
    webkit: { fault: 'absent' },
  },
});
`;

/** Write the files of a new source into the tree at `root`; gives their paths. */
export function newSource(root, name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? ''))
    throw new TypeError('Name the source in kebab-case: odd-thing.');
  const files = {
    [`${READINGS}/${name}.ts`]: reading(name),
    [`${SOURCES}/${name}.ts`]: source(name),
    [`${SOURCES}/${name}.browser.test.ts`]: test(name),
  };
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new TypeError(`There is a source or reading of that name: ${taken}.`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  return [...Object.keys(files), ...writeRegistries(root)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  try {
    for (const file of newSource(root, process.argv[2])) console.log(file);
    console.log('\nWrite the schema, the source and what each engine answers, then:');
    console.log('npx vitest run --project slow packages/collector/src/testing/engines');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\nUsage: npm run new:source NAME`);
    process.exitCode = 2;
  }
}
