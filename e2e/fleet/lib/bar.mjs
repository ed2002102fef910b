// What a run must show. Every repetition counts by itself: a person wronged once is wronged.

/** Input without a debugger leaves no trace of automation: it is reported, and measured by nothing. */
const APART = ['os-input'];

/** The visits that the bar is about, by side. `untold`: bots that ran scripts and left no token, so nobody lets them in. */
export function sidesOf(rows) {
  const counted = rows.filter((r) => r.ok && !APART.includes(r.family));
  const scripted = counted.filter((r) => r.kind === 'bot' && r.js);
  return {
    people: counted.filter((r) => r.kind === 'human'),
    bots: scripted.filter((r) => r.score !== undefined),
    untold: scripted.filter((r) => r.score === undefined),
    apart: rows.filter((r) => APART.includes(r.family)),
    clients: rows.filter((r) => r.kind === 'bot' && !r.js),
  };
}

const few = (rows) => [...new Set(rows.map((r) => r.id))].join(', ');
const share = (rows, test) => (rows.length ? rows.filter(test).length / rows.length : 1);

/** What is missing for the bar, a sentence each; empty when it is met. */
export function missedOf(rows) {
  const { people, bots } = sidesOf(rows);
  const wronged = people.filter((r) => r.score === undefined || r.score > 30);
  const calm = share(people, (r) => r.score <= 10);
  const letIn = bots.filter((r) => r.score <= 30);
  const sure = share(bots, (r) => r.score >= 70);
  return [
    ...(wronged.length ? [`People above 30, or without a verdict: ${few(wronged)}.`] : []),
    ...(calm < 0.9 ? [`Only ${Math.round(calm * 100)} % of people are at 10 or less: 90 % must be.`] : []),
    ...(letIn.length ? [`Bots at 30 or less: ${few(letIn)}.`] : []),
    ...(sure < 0.95 ? [`Only ${Math.round(sure * 100)} % of bots are at 70 or more: 95 % must be.`] : []),
  ];
}
