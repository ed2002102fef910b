const SOUNDS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
};

// Capitals of Cyrillic and Greek that look like Latin ones, and small letters that do.
const LATIN: ReadonlyMap<string, string> = new Map(
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX аa еe оo рp сc уy хx іi јj ѕs кk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa οo νv ιi ρp κk'
    .split(' ')
    .map(([other = '', latin = '']) => [other, latin]),
);
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  [...LATIN].filter(([other]) => /\p{Script=Cyrillic}/u.test(other)).map(([other, latin]) => [latin, other]),
);
// Latin abbreviations are inflected in Cyrillic: "VPN" has a "VPNу".
const INFLECTED = /^\p{Lu}{2,}\p{Script=Cyrillic}{1,4}$/u;

/**
 * A word of two alphabets that takes letters of one for what look like letters of the other, in both of them; null for others: "kΩ" and
 * "SIMку" hide nothing.
 */
export function unmixed(word: string): readonly [latin: string, cyrillic: string] | null {
  const latin = [...word].filter((letter) => /\p{Script=Latin}/u.test(letter));
  const other = [...word].filter((letter) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letter));
  if (latin.length === 0 || other.length === 0 || INFLECTED.test(word)) return null;
  const isLatin = latin.length > 1 && other.every((letter) => LATIN.has(letter));
  const isCyrillic =
    other.length > 1 &&
    other.every((letter) => /\p{Script=Cyrillic}/u.test(letter)) &&
    latin.every((letter) => CYRILLIC.has(letter));
  if (!isLatin && !isCyrillic) return null;
  return [
    [...word].map((letter) => LATIN.get(letter) ?? letter).join(''),
    [...word].map((letter) => CYRILLIC.get(letter) ?? letter).join(''),
  ];
}

/**
 * A text for comparing: small letters, no accents but that of ñ, which makes another letter, Arabic without its marks and in one form of its
 * letters, and behind it the words in which digits and signs stand for letters.
 */
export function plainOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/(?!\u0303)[\p{Mn}\u0640]/gu, '')
    .normalize('NFC')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll('’', "'");
  const spelled = (plain.match(/[\p{L}\d@$!]+/gu) ?? [])
    .filter(standsForLetters)
    .map((word) => word.replace(/[013457@$!]/g, (sign) => SOUNDS[sign] ?? sign));
  return spelled.length === 0 ? plain : `${plain}\n${spelled.join(' ')}`;
}

/** Before a letter, that is: "2nd!" is spelled as it is. */
function standsForLetters(word: string): boolean {
  const sign = word.search(/[013457@$!]/);
  return sign >= 0 && /[a-zñ]/.test(word.slice(sign));
}
