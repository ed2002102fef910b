// What came of one visit, in the words of the runner.
import { randomUUID } from 'node:crypto';
import { visitOnce } from './fleet.mjs';
import { sleep } from './waiting.mjs';

/** Let a visitor come to a target's page and ask the target what it makes of the visit. */
export async function outcomeOf(visitor, target, { run = 0, ...options } = {}) {
  const runId = `${visitor.id}-${run}-${randomUUID().slice(0, 8)}`;
  const result = await visitOnce(visitor, target.urlFor(runId), options);
  await sleep(300); // what the page sends when it is left
  const visit = target.visits?.get(runId);
  const judged = (await target.results.get(runId)) ?? { verdict: 'unknown' };
  return {
    id: visitor.id,
    runId,
    kind: visitor.kind,
    family: visitor.family,
    js: visitor.js !== false,
    holdout: Boolean(visitor.holdout),
    run,
    ok: result.ok,
    ms: result.ms,
    error: result.error,
    loaded: visit?.loaded ?? null,
    submitted: visit?.submitted ?? null,
    verdict: judged.verdict,
    verdicts: judged.verdicts,
    score: judged.score,
    detail: judged.detail,
    requests: visit?.requests,
  };
}
