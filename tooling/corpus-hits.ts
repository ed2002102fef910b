import { bots, people, type Visit } from '@veridict/corpus';
import { evaluate } from '../packages/verifier/src/evaluate.ts';
import { deriveFacts } from '../packages/verifier/src/facts/index.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';

/** Whom of the corpus a signal hits, by name. */
export interface CorpusHits {
  bots: readonly string[];
  people: readonly string[];
}

function hitsOf(visits: Readonly<Record<string, Visit>>): Map<string, string[]> {
  const byId = new Map<string, string[]>(signals.map(({ id }) => [id, []]));
  for (const [name, { readings, context }] of Object.entries(visits)) {
    for (const finding of evaluate(signals, readings, context, deriveFacts(readings))) {
      if (finding.state === 'hit') byId.get(finding.signal.id)?.push(name);
    }
  }
  return byId;
}

/** Whom of the corpus each signal hits. */
export function corpusHits(): ReadonlyMap<string, CorpusHits> {
  const [caught, wronged] = [hitsOf(bots), hitsOf(people)];
  return new Map(signals.map(({ id }) => [id, { bots: caught.get(id) ?? [], people: wronged.get(id) ?? [] }]));
}
