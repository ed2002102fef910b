// Puts a verdict on the page. Everything that comes from outside is set as text, never as markup.

const HEADLINES = {
  human: ['Veridict takes you for a person.', 'Nothing here says that a program is driving this browser.'],
  suspicious: [
    'Veridict is not sure about you.',
    'Some things do not fit together. A site would ask for one more step.',
  ],
  automated: ['Veridict takes you for a bot.', 'More than one thing says that a program is driving this browser.'],
  'known-bot': ['Veridict knows a bot when it sees one.', 'This browser shows what only a program leaves behind.'],
};
const EVIDENCE = { full: 'complete', partial: 'in part', none: 'none' };
const CEILINGS = {
  no_positive: 'nothing speaks for a bot',
  single_family: 'all that speaks for a bot is of one kind',
  weak_evidence: 'what speaks for a bot is too weak',
};

const byId = (id) => document.getElementById(id);

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Points with their sign; a true minus is as wide as the plus. */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** The arcs of the dial: one a band, from 180 degrees on the left to 0 on the right. */
export function drawDial() {
  const bands = { human: [0, 30.5], suspicious: [30.5, 69.5], automated: [69.5, 89.5], 'known-bot': [89.5, 100] };
  const at = (score) => {
    const angle = Math.PI * (1 - score / 100);
    return `${(120 + 100 * Math.cos(angle)).toFixed(2)} ${(120 - 100 * Math.sin(angle)).toFixed(2)}`;
  };
  const gap = 0.6;
  for (const [band, [from, to]] of Object.entries(bands)) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', `band-${band}`);
    path.setAttribute('d', `M ${at(from && from + gap)} A 100 100 0 0 1 ${at(to === 100 ? to : to - gap)}`);
    byId('dial-bands').append(path);
  }
}

/** Show a verdict with its reasons. `titles` says what each signal means, `prior` where every visitor starts. */
export function showVerdict({ verdict, titles, prior, documented }) {
  const [headline, lead] = HEADLINES[verdict.band];
  const card = byId('verdict');
  card.dataset.band = verdict.band;
  card.setAttribute('aria-busy', 'false');
  byId('dial-title').textContent = `Score ${verdict.score} of 100: ${verdict.band}`;
  byId('dial-mark').style.transform = `rotate(${verdict.score * 1.8}deg)`;
  byId('score').textContent = verdict.score;
  byId('verdict-title').textContent = headline;
  byId('lead').textContent = lead;
  showFacts(verdict);
  showReasons(verdict, titles, prior, new Set(documented));
  byId('json').textContent = JSON.stringify(verdict, null, 2);
  byId('reasons').hidden = false;
}

/** Say that there is no verdict, and why. */
export function showProblem(headline, lead) {
  const card = byId('verdict');
  card.dataset.band = 'none';
  card.setAttribute('aria-busy', 'false');
  byId('dial-title').textContent = 'There is no score';
  byId('score').textContent = '–';
  byId('verdict-title').textContent = headline;
  byId('lead').textContent = lead;
  byId('key-facts').hidden = true;
  byId('reasons').hidden = true;
}

function showFacts(verdict) {
  const facts = [
    ['Action', verdict.action, 'tone'],
    ['Band', verdict.band, 'tone'],
    ['Evidence', EVIDENCE[verdict.evidence] ?? 'not told'],
    ['Definitive rule', verdict.hard_rule_hit || 'none'],
    ['Policy', verdict.policy_version ?? 'not told'],
  ];
  if (verdict.identity && verdict.identity.kind !== 'none')
    facts.push(['Identity', `${verdict.identity.kind}: ${verdict.identity.name ?? 'unnamed'}`]);
  if (verdict.page_views > 1) facts.push(['Page views in this session', verdict.page_views]);
  const rows = facts.map(([name, value, tone]) =>
    make('div', '', make('dt', '', name), make('dd', tone, String(value))),
  );
  byId('key-facts').replaceChildren(...rows);
  byId('key-facts').hidden = false;
}

function showReasons(verdict, titles, prior, documented) {
  const bySize = [...verdict.signals].sort((a, b) => Math.abs(b.llr) - Math.abs(a.llr));
  const weighing = bySize.filter((signal) => signal.llr !== 0);
  const observed = bySize.filter((signal) => signal.llr === 0);
  const sum = weighing.reduce((total, signal) => total + signal.llr, prior);
  const largest = Math.max(...[prior, ...weighing.map((signal) => signal.llr)].map(Math.abs));
  const rowOf = (signal) => signalRow(signal, titles[signal.name], largest, verdict.hard_rule_hit, documented);
  byId('signals').replaceChildren(
    row({ title: 'Where every visitor starts', about: ['four in ten are bots'], value: prior, largest, kind: 'start' }),
    ...weighing.map(rowOf),
    row({ title: 'Together', about: [], value: sum, kind: 'sum' }),
  );
  byId('formula').textContent = formula(verdict, sum);
  byId('counts').textContent = counts(verdict);
  byId('observed').hidden = observed.length === 0;
  byId('observed').querySelector('summary').textContent =
    `Seen, but counting nothing (${observed.length}): these signals are only watched`;
  byId('observed')
    .querySelector('ul')
    .replaceChildren(...observed.map(rowOf));
}

function formula(verdict, sum) {
  const value = (100 / (1 + Math.exp(-sum))).toFixed(1);
  const curve = `100 ÷ (1 + e^(${signed(-sum).replace('+', '')})) = ${value}`;
  if (verdict.hard_rule_hit)
    return `A definitive rule fired (${verdict.hard_rule_hit}): the score is 100, whatever the sum.`;
  if (verdict.ceiling)
    return `${curve}, held at ${verdict.score}: ${CEILINGS[verdict.ceiling]}, and that never makes a suspect.`;
  return `${curve}, so the score is ${verdict.score}.`;
}

function counts({ counts: asked, signals }) {
  if (!asked) return `${signals.length} signals were seen.`;
  const all = asked.hit + asked.clear + asked.skipped + asked.errored;
  const errored = asked.errored ? `, ${asked.errored} failed` : '';
  return `${all} questions were asked: ${asked.hit} answered yes, ${asked.clear} no, and ${asked.skipped} could not be answered here, which counts nothing${errored}.`;
}

function signalRow(signal, title, largest, hardRule, documented) {
  const name = make('code', '', signal.name);
  const about = [name, ` · ${signal.layer}`];
  if (documented.has(signal.name)) {
    const link = make('a', '', name);
    link.href = `/demo/signals/${signal.name}`;
    about[0] = link;
  }
  if (signal.gated_by) about.push(` · ${signed(signal.weight ?? 0)} held by ${signal.gated_by.replaceAll('_', ' ')}`);
  const kind = signal.llr > 0 ? 'bot' : signal.llr < 0 ? 'person' : '';
  const classes = signal.name === hardRule ? `${kind} hard` : kind;
  return row({ title: title ?? signal.name, about, detail: signal.detail, value: signal.llr, largest, kind: classes });
}

/** One line of the list; without a `largest` to measure by there is no bar. */
function row({ title, about, detail, value, largest, kind }) {
  const words = make('div', '', make('div', 'title', title));
  if (detail) words.append(make('div', 'detail', detail));
  if (about.length > 0) words.append(make('div', 'about', ...about));
  const bar = make('div', largest ? 'bar' : '');
  bar.setAttribute('aria-hidden', 'true');
  if (largest && value !== 0) {
    const fill = make('i', value < 0 ? 'left' : 'right');
    fill.style.setProperty('--share', `${(Math.abs(value) / largest) * 50}%`);
    bar.append(fill);
  }
  return make('li', kind, words, bar, make('div', 'value', value === 0 ? '0' : signed(value)));
}
