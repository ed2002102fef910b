/**
 * Swear words of other languages than English, as `plainOf` writes them. Whole words only: `puta` is in `computadora`. Words that are also
 * names, dishes or parts of ships are left out, and so is what is merely coarse.
 */
const WORDS: Readonly<Record<string, RegExp>> = {
  German:
    /(?<!\p{L})(?:arschl(?:och|ocher)|fotzen?|huren(?:sohn|sohne)|wichser|schlampen?|missgeburt(?:en)?|nutten?|fick dich|halt (?:die|deine) fresse|scheiss(?:e|er|kerl))(?!\p{L})/gu,
  Spanish:
    /(?<!\p{L})(?:hij[oa]s? de (?:la gran )?puta|hijueputa|put[oa]s?|gilipollas|cabron(?:es|a)?|coño|mierda|pendej[oa]s?|maricon(?:es)?|chinga tu madre)(?!\p{L})/gu,
  French:
    /(?<!\p{L})(?:fils de pute|putes?|putain|conn(?:ards?|asses?)|salopes?|encules?|nique ta mere|(?:ferme )?ta gueule|batards?)(?!\p{L})/gu,
  Arabic:
    /(?<!\p{L})(?:يا ?)?(?:ال)?(?:شرموط(?:ه|ات|ين)?|قحب(?:ه|ات)|منيوك|كس ?امك|ابن (?:ال)?(?:كلب|شرموطه|حرام))(?!\p{L})/gu,
};

/** Swear words of other languages in a plain text, each once. */
export const otherWords = (plain: string): string[] => [
  ...new Set(Object.values(WORDS).flatMap((words) => (plain.match(words) ?? []).map((word) => word.trim()))),
];
