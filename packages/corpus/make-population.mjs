// Takes from fingerprint-generator's network (Apache-2.0) what is true of single real visits: a user agent with one thing
// it reported, and how many visits in 14,192 said so. Pairs of two such things were never observed and are left out.
// From user-agents (BSD-2-Clause) it takes how many of its rows have a user agent: the phones that the network lacks. Not
// the rest of a row, which either served to clean it or is less than a reading.
//   node packages/corpus/make-population.mjs        (after npm ci in e2e/fleet)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Every probability in the network is a multiple of one visit among these. */
const VISITS = 14_192;
/** What readings can be made of, each as one value of the network. */
const NODES = [
  'platform',
  'userAgentData',
  'videoCard',
  'hardwareConcurrency',
  'deviceMemory',
  'maxTouchPoints',
  'webdriver',
];

const source = new URL('../../e2e/fleet/node_modules/fingerprint-generator/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', source), 'utf8'));
const archive = fileURLToPath(new URL('data_files/fingerprint-network-definition.zip', source));
const { nodes } = JSON.parse(
  execFileSync(
    'python3',
    [
      '-c',
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); sys.stdout.buffer.write(z.read(z.namelist()[0]))',
      archive,
    ],
    { maxBuffer: 1e9 },
  ),
);
const nodeOf = (name) => nodes.find((node) => node.name === name);
const plain = (text) => {
  if (text === '*MISSING_VALUE*') return null;
  return text.startsWith('*STRINGIFIED*') ? JSON.parse(text.slice('*STRINGIFIED*'.length)) : text;
};

const agents = Object.entries(nodeOf('userAgent').conditionalProbabilities);
const pairs = {};
for (const name of NODES) {
  const byAgent = nodeOf(name).conditionalProbabilities.deeper;
  pairs[name] = agents.flatMap(([agent, share], i) =>
    Object.entries(byAgent[agent] ?? {}).map(([text, probability]) => [
      i,
      Math.round(share * probability * VISITS),
      plain(text),
    ]),
  );
}
const population = {
  source: `fingerprint-generator@${version} (Apache-2.0)`,
  visits: VISITS,
  agents: agents.map(([a]) => a),
  pairs,
};
const write = (file, value) => {
  const packed = gzipSync(JSON.stringify(value), { level: 9 });
  writeFileSync(new URL(`population/${file}.json.gz`, import.meta.url), packed);
  return packed.length;
};
const size = write('fingerprints', population);
console.log(`${agents.length} user agents, ${Object.values(pairs).flat().length} pairs, ${size} bytes`);

const rows = new URL('../../e2e/fleet/node_modules/user-agents/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, rows), 'utf8'));
const kept = read('dist/user-agents.json').filter(isOwnPlatform);
const counted = new Map();
for (const { userAgent } of kept) counted.set(userAgent, (counted.get(userAgent) ?? 0) + 1);
const told = {
  source: `user-agents@${read('package.json').version} (BSD-2-Clause)`,
  visits: kept.length,
  agents: [...counted].sort(([a], [b]) => (a < b ? -1 : 1)),
};
console.log(`${counted.size} user agents in ${kept.length} rows, ${write('user-agents', told)} bytes`);

/** Rows of spoofers say so by a platform of another system; one profile with a square screen is a quarter of all by weight. */
function isOwnPlatform({ userAgent, platform, screenWidth, screenHeight }) {
  if (screenWidth === 1366 && screenHeight === 1366) return false;
  const own = [
    ['Windows', 'Win'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Macintosh', 'MacIntel'],
    ['Android', /^Linux a/],
    [/CrOS|Linux|X11/, 'Linux'],
  ].find(([system]) => userAgent.search(system) >= 0);
  return own !== undefined && platform.search(own[1]) === 0;
}
