// `npm run new:signal NAME [-- --layer browser]`: the files of one more signal, red until they say something.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRegistries } from './gen-index.mjs';
import { run } from './steps.mjs';

const LAYERS = ['tls', 'http', 'ip', 'browser', 'consistency', 'behaviour', 'reputation', 'identity', 'rule'];
const SIGNALS = 'packages/verifier/src/signals';
const WEIGHTS = 'packages/verifier/src/policy/weights.ts';

const signal = (id, layer) => `import { clear, defineSignal } from '../../signal.ts';

/** Why this tells a bot from a person. @see the specification or source that says so, with the version it was checked on */
export const ${id} = defineSignal({
  id: '${id}',
  layer: '${layer}',
  family: 'claim',
  title: 'What is the matter, without a verb',
  needs: ['userAgent'],
  judge: () => clear,
});
`;

const test = (id) => `import { chromium, withFault } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { ${id} } from './${id}.ts';

describeSignal(${id}, {
  hits: {
    'the bot that it was written for': chromium(),
  },
  clears: {
    'an honest browser that looks odd': chromium(),
  },
  skips: {
    'a page that keeps it from being read': withFault(chromium(), 'userAgent', 'blocked'),
  },
});
`;

const PARTS = [
  'What it sees',
  'Why an honest browser can differ',
  'Who else trips it',
  'How it is evaded',
  'Sources and dates',
];
const page = () => `${PARTS.map((part) => `## ${part}\n\nTo be written.\n`).join('\n')}`;

/** Put a row of weight 0 among those of the same layer: a new signal is watched before it counts. */
export function withWeight(text, id, layer) {
  const row = `  ${id}: prior(0),`;
  const lines = text.split('\n');
  const end = lines.lastIndexOf('};');
  const begin = lines.indexOf(`  // ${layer}`);
  if (begin === -1) return [...lines.slice(0, end), `  // ${layer}`, row, ...lines.slice(end)].join('\n');
  let at = begin + 1;
  while (at < end && !lines[at].startsWith('  //') && lines[at] < row) at++;
  return [...lines.slice(0, at), row, ...lines.slice(at)].join('\n');
}

/** Write the files of a new signal into the tree at `root`; gives their paths. */
export function newSignal(root, id, layer = 'browser') {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id ?? '')) throw new TypeError('Name the signal in snake_case: odd_thing.');
  if (!LAYERS.includes(layer)) throw new TypeError(`--layer is one of ${LAYERS.join(', ')}.`);
  const files = {
    [`${SIGNALS}/${layer}/${id}.ts`]: signal(id, layer),
    [`${SIGNALS}/${layer}/${id}.test.ts`]: test(id),
    [`docs/signals/${id}.md`]: page(),
  };
  const taken = LAYERS.map((l) => `${SIGNALS}/${l}/${id}.ts`).find((file) => existsSync(join(root, file)));
  if (taken) throw new TypeError(`There is a signal of that name: ${taken}.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(join(root, WEIGHTS), withWeight(readFileSync(join(root, WEIGHTS), 'utf8'), id, layer));
  return [...Object.keys(files), WEIGHTS, ...writeRegistries(root)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { layer: { type: 'string' } } });
  try {
    for (const file of newSignal(root, positionals[0], values.layer)) console.log(file);
    const { code, output } = await run('npm', ['run', '--silent', 'gen'], { cwd: root });
    if (code !== 0) console.error(output);
    console.log('\nWrite the judge, the cases and the page, then: npx vitest run --project fast', positionals[0]);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\nUsage: npm run new:signal NAME [-- --layer LAYER]`);
    process.exitCode = 2;
  }
}
