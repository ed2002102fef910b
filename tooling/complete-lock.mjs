// Adds to package-lock.json the optional platform packages that `npm install` left out, so that `npm ci` accepts it: node complete-lock.mjs [package-lock.json]
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const P = lock.packages;
const find = (from, name) => {
  // node's lookup: from/node_modules/name, then each parent
  for (let at = from; ; ) {
    const k = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (P[k]) return k;
    if (!at) return;
    const i = at.lastIndexOf('/node_modules/');
    at = i >= 0 ? at.slice(0, i) : '';
  }
};
const OS = [
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['win32', 'win32'],
  ['windows', 'win32'],
  ['linux', 'linux'],
];
const CPU = [
  ['arm64', 'arm64'],
  ['aarch64', 'arm64'],
  ['armv7', 'arm'],
  ['arm-', 'arm'],
  ['loong64', 'loong64'],
  ['mips64el', 'mips64el'],
  ['ppc64', 'ppc64'],
  ['riscv64', 'riscv64'],
  ['s390x', 's390x'],
  ['ia32', 'ia32'],
  ['x64', 'x64'],
  ['-64', 'x64'],
  ['wasm32', 'wasm32'],
];
let n = 0;
for (const [from, p] of Object.entries(P))
  for (const [name, version] of Object.entries(p.optionalDependencies ?? {})) {
    if (find(from, name)) continue;
    const tail = name.split('/').pop();
    const os = OS.find(([t]) => tail.includes(t))?.[1],
      cpu = CPU.find(([t]) => tail.includes(t))?.[1];
    if (!os || !/^\d/.test(version)) throw new Error(`cannot stub ${name}@${version} of ${from}`);
    P[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(p.dev && { dev: true }),
      ...(os === 'linux' && { libc: [/musl/.test(tail) ? 'musl' : 'glibc'] }),
      optional: true,
      os: [os],
    };
    n++;
  }
lock.packages = Object.fromEntries(
  Object.entries(P).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'))),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${n} optional entries added to ${file}`);
