import type { Pair } from './pair.ts';
import { analyticsPairs } from './pairs/analytics.ts';
import { botStatsPairs } from './pairs/bot-stats.ts';
import { moderationPairs } from './pairs/moderation.ts';
import { smartUrlPairs } from './pairs/smart-urls.ts';
import { verdictPairs } from './pairs/verdict.ts';

/** Every published request, and what it is answered. */
export const pairs: readonly Pair[] = [
  ...verdictPairs,
  ...analyticsPairs,
  ...botStatsPairs,
  ...moderationPairs,
  ...smartUrlPairs,
];
