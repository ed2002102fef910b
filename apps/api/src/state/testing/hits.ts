import { pageViewEvent } from '../../hits/events.ts';
import { type EventRow, type HitRow, momentText } from '../../hits/rows.ts';
import type { PageViewRow } from '../port.ts';

/** The hit of a page view, but for what the test says. */
export const hitRow = (view: PageViewRow, row: Partial<HitRow> = {}): HitRow => ({
  account_id: view.accountId,
  site_id: view.siteId,
  at: momentText(view.createdAt),
  id: view.jti,
  kind: 'collect',
  session_id: view.sid,
  visitor_id: '',
  page_view_id: view.jti,
  score: view.score,
  band: 'human',
  action: 'allow',
  hard_rule: view.hardRule,
  flags: [],
  errored: [],
  evidence: 'full',
  identity_kind: 'none',
  identity_name: '',
  identity_category: '',
  policy_version: '1',
  origin: view.origin,
  page_url: `${view.origin}/`,
  user_agent: 'Mozilla/5.0',
  country: 'ES',
  device: 'desktop',
  browser: 'chrome',
  os: 'linux',
  ...row,
});

/** The event of a page view. */
export const viewEvent = (view: PageViewRow): EventRow => pageViewEvent(view, `${view.origin}/`);

/** What hands did that moved a pointer so often, and nothing else. */
export const handsMoved = (pointerMoves: number) => ({
  pointerMoves,
  coalescedMoves: 0,
  fractionalMoves: 0,
  presses: 0,
  mousePresses: 0,
  pressureless: 0,
  touches: 0,
  pressMedianMs: null,
  pressesWithoutApproach: 0,
  keys: 0,
  codelessKeys: 0,
  keyDwellMedianMs: null,
  keyGapMedianMs: null,
  inputsWithoutKeys: 0,
  wheels: 0,
  scrolls: 0,
  untrusted: 0,
  focusChanges: 0,
  everFocused: true,
});
