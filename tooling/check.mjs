// `npm run check`: the fast half of the tests. Format, lint, types, import rules, dead code, drift, pure tests.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, printTotal, runSteps } from './steps.mjs';
import { vitestStep } from './vitest-step.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const tool = (name, file, args) => command(name, join(bin, file), args, { cwd: root, env: { NO_COLOR: '1' } });
const node = (name, args) => command(name, process.execPath, args, { cwd: root });

/** Every project of the compiler that checks types and writes nothing: each room's, and those of its tests. */
export function typeProjects(folder = root) {
  const rooms = ['packages', 'apps', 'examples'].flatMap((group) => {
    if (!existsSync(join(folder, group))) return [];
    const below = readdirSync(join(folder, group), { withFileTypes: true });
    return below.filter((d) => d.isDirectory()).map((d) => `${group}/${d.name}`);
  });
  return [...rooms, 'e2e', 'tooling'].flatMap((room) =>
    ['tsconfig.json', 'tsconfig.test.json'].map((f) => `${room}/${f}`).filter((f) => existsSync(join(folder, f))),
  );
}

// What the compiler learned is kept, so that only the first run looks at everything.
const typeStep = (project) => {
  const known = join('node_modules', '.cache', 'tsc', `${project.replaceAll('/', '-')}.tsbuildinfo`);
  const name = `types ${project.replace(/\/tsconfig\.json$/, '')}`;
  return tool(name, 'tsc', ['-p', project, '--incremental', '--tsBuildInfoFile', known]);
};

/** The steps of the check, the longest first so that two cores end together. */
export function checkSteps() {
  return [
    vitestStep('fast', { root, bin }),
    ...typeProjects().map(typeStep),
    tool('knip', 'knip', ['--no-progress']),
    tool('import rules', 'depcruise', ['--output-type', 'err-long', 'packages', 'apps', 'e2e', 'bench', 'tooling']),
    tool('biome', 'biome', ['check', '--error-on-warnings', '.']),
    node('generated indexes', ['tooling/gen-index.mjs', '--check']),
    node('generated docs', ['--conditions=@veridict/source', '--import=tsx', 'tooling/gen-docs.ts', '--check']),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const total = await runSteps(checkSteps(), { jobs: 2 });
  printTotal(total);
  process.exitCode = total.failed ? 1 : 0;
}
