// docs/detection-report.md: visitor by visitor, what Veridict made of it and why.
const strongest = (verdict) => {
  const reasons = verdict.signals.filter((s) => s.llr > 0 || s.name === verdict.hard_rule_hit);
  reasons.sort((a, b) => (b.name === verdict.hard_rule_hit) - (a.name === verdict.hard_rule_hit) || b.llr - a.llr);
  return reasons
    .slice(0, 4)
    .map((s) => `\`${s.name}\``)
    .join(', ');
};

function table(title, rows) {
  if (!rows.length) return '';
  const lines = rows.map((r) => {
    const v = r.score === undefined ? null : r.detail;
    const outcome = v
      ? `${v.score} | ${v.band} | ${v.action} | ${strongest(v) || '–'}`
      : `– | – | – | ${r.detail?.error ?? 'no verdict'}`;
    return `| ${r.id}${r.holdout ? ' (held out)' : ''} | ${r.family} | ${outcome} |`;
  });
  return `## ${title}\n\n| visitor | family | score | band | action | strongest reasons |\n|---|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

const share = (rows, test) => `${rows.filter(test).length} of ${rows.length}`;

/** The page, from the results of a run with the target `veridict`. */
export function report({ at, rows, absent }) {
  const people = rows.filter((r) => r.kind === 'human');
  const scripted = rows.filter((r) => r.kind === 'bot' && r.js);
  const clients = rows.filter((r) => r.kind === 'bot' && !r.js);
  const policy = rows.find((r) => r.detail?.policy_version)?.detail.policy_version ?? 'unknown';
  const failed = rows.filter((r) => !r.ok);
  return [
    '# Detection report',
    '',
    `Written by \`npm run fleet\` on ${at.slice(0, 10)} with policy ${policy}. Real tools and real browsers visit a page with the tag on`,
    'loopback, fill in a form and leave; the score is what the backend is told afterwards. How the visitors work, and what',
    'they cannot measure, stands in [e2e/fleet](../e2e/fleet/README.md).',
    '',
    `- People who end as \`human\`: ${share(people, (r) => r.score <= 30)}, at 10 or less: ${share(people, (r) => r.score <= 10)}.`,
    `- Bots that run scripts and end as \`automated\` or \`known-bot\`: ${share(scripted, (r) => r.score >= 70)}.`,
    `- Clients that run no script leave no token, which their backend sees: ${share(clients, (r) => r.score === undefined)}.`,
    '',
    table('People', people),
    table('Bots that run scripts', scripted),
    table('Clients that run no script', clients),
    ...(failed.length
      ? [
          '## Visits that did not come to their end',
          '',
          ...failed.map((r) => `- ${r.id}: ${(r.error ?? '').split('\n')[0]}`),
          '',
        ]
      : []),
    ...(absent.length ? ['## Stayed away', '', ...absent.map((a) => `- ${a.id}: ${a.reason}`), ''] : []),
  ].join('\n');
}
