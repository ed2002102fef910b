import type { Reason } from './rules.ts';
import type { Text } from './text.ts';

/**
 * What is sold in comments, and how it is sold. Either alone is what people talk about: a loan, a casino in a film, what a pill does. In
 * English, German, Spanish, French, Arabic and Russian; texts come in small letters, without accents but for ñ.
 */
const TOPICS: ReadonlyArray<readonly [topic: string, thing: RegExp, offer: RegExp]> = [
  [
    'pills',
    /\b(?:viagra|cialis|levitra|kamagra|tramadol|xanax|oxycodone|ozempic)\b/,
    /\b(?:buy|cheap|order|deals?|discount|half price|(?:no|without) prescription|ohne rezept|bestellen|sin receta|comprar|sans ordonnance|acheter)\b/,
  ],
  [
    'gambling',
    /\b(?:casino|kasino|slots?|spielautomat\w*|tragamonedas|apuestas|machines? a sous)\b|казино|كازينو/,
    /\b(?:bonus|bono|free spins?|einzahlung|jackpot|gana dinero|dinero facil|gagnez)\b|бонус|отдач|بونص|واربح/,
  ],
  [
    'loans',
    /\b(?:loans?|kredite?|prestamos?|prets?|credito)\b|قرض|займ|кредит/,
    /\b(?:payday|instant|guaranteed approval|bad credit|ohne schufa|sofortauszahlung|sin aval|respuesta inmediata|entre particuliers|sans frais|reponse garantie)\b|بدون كفيل|без отказа/,
  ],
  [
    'easy money',
    /\b(?:i (?:make|earn|made)|ich verdiene|gano|gagne)\b[^.!?\n]{0,20}\d|\$\d[\d,.]* (?:an hour|a day|a week|daily|per week)/,
    /\bfrom home\b|\bvon zu ?hause\b|\bdesde casa\b|\bdepuis (?:chez|la maison)\b|\beverybody can do this\b/,
  ],
  [
    'coins and trading',
    /\b(?:bitcoins?|btc|crypto|forex|usdt|ethereum)\b/,
    /\b(?:giveaway|signals?|guaranteed profit|win rate|double your|get [\d.]+ \w+ back|recovered|recovery)\b/,
  ],
  ['escorts', /\b(?:escorts?|call girls?)\b/, /\b(?:call now|whats ?app|telegram|in your city|rates)\b/],
  [
    'hackers',
    /\b(?:hackers?|spy on)\b/,
    /\b(?:contact him|write to|hire|whats ?app|telegram|fast and discreet|100 ?% guaranteed)\b/,
  ],
  [
    'essays',
    /\b(?:essay|dissertation|thesis|assignment) (?:writing|writers?|help)\b/,
    /\b(?:service|best|cheap|online)\b/,
  ],
  [
    'copies',
    /\b(?:replica|cheap) (?:\w+ )?(?:watches|bags|handbags|shoes|sneakers|nike|rolex)\b/,
    /\b(?:cheap|buy|replica)\b/,
  ],
  [
    'spells',
    /\b(?:marabout|voyant|spell caster|love spells?)\b/,
    /\b(?:retour|etre aime|resultat garanti|ex back|whats ?app)\b/,
  ],
];

/** What is being sold; weighs less where nothing leads to the seller. */
export function pitch({ plain }: Text, leadsSomewhere: boolean): Reason[] {
  const found = TOPICS.filter(([, thing, offer]) => thing.test(plain) && offer.test(plain)).map(([topic]) => topic);
  if (found.length === 0) return [];
  const llr = !leadsSomewhere ? 1.4 : found.length === 1 ? 1.9 : 2.3;
  return [{ name: 'sales_talk', group: 'promotion', llr, detail: found.join(', ') }];
}
