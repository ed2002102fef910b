// Takes from fingerprint-generator's network (Apache-2.0) what is true of single real visits: a user agent with one thing
// it reported, and how many visits in 14,192 said so. Pairs of two such things were never observed and are left out.
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
const packed = gzipSync(JSON.stringify(population), { level: 9 });
writeFileSync(new URL('population/fingerprints.json.gz', import.meta.url), packed);
console.log(`${agents.length} user agents, ${Object.values(pairs).flat().length} pairs, ${packed.length} bytes`);
