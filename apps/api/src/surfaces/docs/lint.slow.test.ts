import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { openMemoryState } from '../../state/testing/memory.ts';
import { buildTestApp } from '../../testing/app.ts';

/** Ask a linter that others keep. What it says is one line for each problem. */
async function lint(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`);
}

/** Neither of them takes anything that could be wrong. */
const withoutRefusals = /^operation-4xx-response: .*\(#\/paths\/(~1health|~1\.well-known~1jwks\.json)\/get/;

test('a linter finds nothing in /openapi.json', async () => {
  const { app, state } = await buildTestApp(await openMemoryState());
  const text = (await app.inject('/openapi.json')).body;
  await app.close();
  await state.close();
  expect((await lint(text)).filter((line) => !withoutRefusals.test(line))).toEqual([]);
  // It would find something.
  const spoiled = text.replace(/"operationId":"[^"]+",?/, '').replace('"summary"', '"sumary"');
  expect((await lint(spoiled)).join('\n')).toMatch(/operation-operationId: /);
}, 120_000);
