import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sections } from './doc-page.ts';

/** What is wanted to know of a signal here. */
export interface SignalUnit {
  id: string;
  layer: string;
  needs: readonly string[];
}

const CONTRACT = 'packages/contract/src';
const READINGS = `${CONTRACT}/readings`;
const SOURCES = 'packages/collector/src/sources';
const SIGNALS = 'packages/verifier/src/signals';

/** The parts of a signal's page that are written by hand, and the fewest characters that can say something. */
const SIGNAL_PARTS: Readonly<Record<string, number>> = {
  'What it sees': 30,
  'Why an honest browser can differ': 8,
  'Who else trips it': 8,
  'How it is evaded': 8,
  'Sources and dates': 8,
};
const ERROR_PARTS: Readonly<Record<string, number>> = { 'When it happens': 40, 'What to do': 20 };

const camel = (kebab: string) => kebab.replace(/-([a-z0-9])/g, (_, c: string) => c.toUpperCase());
const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const read = (root: string, path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
const list = (root: string, folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []);
const units = (files: string[]) =>
  files.filter((f) => /^[^.]+\.ts$/.test(f) && f !== 'index.ts').map((f) => f.slice(0, -3));
const exported = (text: string, name: string) => new RegExp(`export const ${name}\\b`).test(text);

function pageFaults(root: string, path: string, parts: Readonly<Record<string, number>>): string[] {
  const page = read(root, path);
  if (page === null) return [`has no page ${path}`];
  const written = sections(page);
  return Object.entries(parts).flatMap(([part, least]) => {
    const text = written.get(part);
    if (text === undefined) return [`has no part “${part}” on its page ${path}`];
    return text.length < least || /\bTODO\b|to be written/i.test(text)
      ? [`says nothing under “${part}” on its page ${path}`]
      : [];
  });
}

/** What each signal lacks, one sentence each. */
export function signalFaults(
  root: string,
  signals: readonly SignalUnit[],
  weights: Readonly<Record<string, unknown>>,
): string[] {
  const layers = list(root, SIGNALS).filter((f) => !f.includes('.'));
  const files = new Map(layers.flatMap((l) => units(list(root, `${SIGNALS}/${l}`)).map((id) => [id, l] as const)));
  const known = new Set(signals.map((s) => s.id));
  const faults: string[] = [];
  for (const [id, layer] of files) {
    const path = `${SIGNALS}/${layer}/${id}.ts`;
    const say = (sentence: string) => faults.push(`Signal ${id} ${sentence}.`);
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id)) say('is not named in snake_case');
    if (!known.has(id)) say('is not in the index: run npm run gen');
    if (!exported(read(root, path) ?? '', id)) say(`is not exported under its own name by ${path}`);
    if (!existsSync(join(root, path.replace(/\.ts$/, '.test.ts')))) say('has no test beside it');
    if (!(id in weights)) say('has no row in policy/weights.ts: give it weight 0 to observe it');
    for (const fault of pageFaults(root, `docs/signals/${id}.md`, SIGNAL_PARTS)) say(fault);
  }
  for (const { id, layer } of signals) {
    const lies = files.get(id);
    if (lies === undefined) faults.push(`Signal ${id} has an id that is not the name of its file.`);
    else if (lies !== layer && !(layer === 'identity' || lies === 'rule')) {
      faults.push(`Signal ${id} lies in the folder ${lies} and says its layer is ${layer}.`);
    }
  }
  for (const id of Object.keys(weights)) if (!files.has(id)) faults.push(`Weight ${id} belongs to no signal.`);
  for (const file of list(root, 'docs/signals')) {
    const id = file.replace(/\.md$/, '');
    if (!files.has(id) && !['README', 'retired'].includes(id))
      faults.push(`Page docs/signals/${file} belongs to no signal.`);
  }
  return faults;
}

/** What each source lacks, one sentence each. `readings` are those the contract declares, with their phase. */
export function sourceFaults(root: string, readings: Readonly<Record<string, { phase: string }>>): string[] {
  const sources = units(list(root, SOURCES));
  const files = list(root, SOURCES);
  const index = read(root, `${SOURCES}/index.ts`) ?? '';
  const faults: string[] = [];
  for (const name of sources) {
    const say = (sentence: string) => faults.push(`Source ${name} ${sentence}.`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) say('is not named in kebab-case');
    if (!index.includes(`'./${name}.ts'`)) say('is not in the index: run npm run gen');
    if (!exported(read(root, `${SOURCES}/${name}.ts`) ?? '', camel(name))) say(`does not export ${camel(name)}`);
    if (!(camel(name) in readings)) say(`has no reading ${READINGS}/${name}.ts in the contract`);
    if (!files.includes(`${name}.browser.test.ts`)) say('has no test beside it');
  }
  for (const [name, { phase }] of Object.entries(readings)) {
    // what follows from a nonce is no source's; the page view fills the clock itself: it takes the server's time
    if (phase !== 'first' || name === 'clock' || sources.includes(kebab(name))) continue;
    faults.push(`Reading ${name} is read by no source ${SOURCES}/${kebab(name)}.ts.`);
  }
  return faults;
}

/** What the page of each error code lacks, one sentence each. */
export function errorFaults(root: string, codes: readonly string[]): string[] {
  const faults = codes.flatMap((code) =>
    pageFaults(root, `docs/errors/${code}.md`, ERROR_PARTS).map((fault) => `Error ${code} ${fault}.`),
  );
  const pages = list(root, 'docs/errors').map((file) => file.replace(/\.md$/, ''));
  return [
    ...faults,
    ...pages
      .filter((p) => p !== 'README' && !codes.includes(p))
      .map((p) => `Page docs/errors/${p}.md belongs to no error.`),
  ];
}
