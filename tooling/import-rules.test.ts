import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../.dependency-cruiser.mjs';

/** One small tree in which every rule is broken once: file → text. Rule → the file that breaks it. */
const BROKEN: Record<string, readonly [file: string, text: string]> = {
  'contract-stands-alone': ['packages/contract/src/token.ts', "import '../../tls/src/hello.ts';"],
  'wire-imports-nothing': ['packages/contract/src/wire.ts', "import type { A } from './shapes.ts'; export type B = A;"],
  'browser-runs-no-schema': ['packages/collector/src/token.ts', "import { z } from '../../contract/src/shapes.ts'; z;"],
  'units-are-islands-readings': ['packages/contract/src/readings/a.ts', "import './b.ts';"],
  'units-are-islands-sources': ['packages/collector/src/sources/a.ts', "import './b.ts';"],
  'units-are-islands-signals': ['packages/verifier/src/signals/browser/a.ts', "import '../http/b.ts';"],
  'units-are-islands-surfaces': ['apps/api/src/surfaces/a/routes.ts', "import '../b/routes.ts';"],
  'verifier-has-no-hands': ['packages/verifier/src/open.ts', "import 'node:fs';"],
  'verifier-knows-the-contract-only': ['packages/verifier/src/score.ts', "import '../../tls/src/hello.ts';"],
  'sdk-depends-on-nothing': ['packages/node/src/client.ts', "import '../../contract/src/shapes.ts';"],
  'state-only-through-its-port': ['apps/api/src/app.ts', "import './state/schema.ts';"],
  'no-tests-in-product': ['apps/api/src/judge.ts', "import '../../../packages/corpus/src/people.ts';"],
  'nothing-imports-apps': ['packages/tls/src/hello.ts', "import '../../../apps/api/src/state/schema.ts';"],
  'e2e-and-bench-see-builds': ['e2e/specs/a.spec.ts', "import '../../packages/contract/src/shapes.ts';"],
  'no-cycles': ['packages/tls/src/one.ts', "import './two.ts';"],
  'nothing-unresolvable': ['packages/tls/src/lost.ts', "import './nowhere.ts';"],
};
const NEIGHBOURS: Record<string, string> = {
  'packages/contract/src/shapes.ts': 'export const z = 1; export type A = 1;',
  'packages/contract/src/readings/b.ts': '',
  'packages/collector/src/sources/b.ts': '',
  'packages/verifier/src/signals/http/b.ts': '',
  'apps/api/src/surfaces/b/routes.ts': '',
  'apps/api/src/state/schema.ts': '',
  'packages/corpus/src/people.ts': '',
  'packages/tls/src/two.ts': "import './one.ts';",
  // what a rule must let through
  'packages/collector/src/types.ts': "import type { A } from '../../contract/src/shapes.ts'; export type B = A;",
  'packages/collector/src/sources/b.test.ts': "import './b.ts';",
  'packages/collector/src/sources/index.ts': "import './a.ts'; import './b.ts';",
  'packages/verifier/src/open.test.ts': "import 'node:fs'; import './open.ts';",
};

describe('the rules of who may import whom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veridict-rules-'));
  let found: Array<{ rule: string; from: string }> = [];

  beforeAll(async () => {
    const files = [...Object.values(BROKEN), ...Object.entries(NEIGHBOURS)];
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { tsConfig: _, ...options } = rules.options;
    const { output } = await cruise(['packages', 'apps', 'e2e'], {
      ...options,
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: rules.forbidden as IForbiddenRuleType[] },
    });
    found = (output as ICruiseResult).summary.violations.map((v) => ({ rule: v.rule.name, from: v.from }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a breaking example for every rule, so that none is there in name only', () => {
    expect(Object.keys(BROKEN).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(BROKEN))('%s', (rule, [file]) => {
    expect(found).toContainEqual({ rule, from: file });
  });

  it('lets through what is right', () => {
    const right = Object.keys(NEIGHBOURS).filter((file) => !file.endsWith('two.ts'));
    expect(found.filter(({ from }) => right.includes(from))).toEqual([]);
  });

  it('says of every rule what to do', () => {
    for (const rule of rules.forbidden) expect(rule.comment, rule.name).toMatch(/\w{3,}.*\.$/);
  });
});
