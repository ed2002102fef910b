import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { otherWords } from './other-words.ts';
import type { Text } from './text.ts';

/** Names and plain words in which the matcher finds what is not there. */
const INNOCENT = [
  'penistone',
  'dick cheney',
  'dick van dyke',
  'van dyke',
  'moby dick',
  'dickens',
  'dickinson',
  'dick tracy',
  'cockpit',
  'cockatoo',
  'cockburn',
  'cockroach',
  'cocker',
  'cockney',
  'cockerel',
  'cockle',
  'cockade',
  'mishit',
  'shiitake',
  'shitake',
  'fukushima',
  'fukuoka',
  'fukuyama',
  'pussy willow',
  'pussycat',
  'pussyfoot',
  'cummings',
  'cummins',
  'cumbria',
  'cumberland',
  'cum laude',
  'wankel',
  'retardant',
  'fire retard',
  'rapeseed',
  'rape seed',
  'tit for tat',
  'titmouse',
  'blue tit',
  'great tit',
  'coal tit',
  'chink in',
  'dykes',
  'dyke bank',
  'faggot of wood',
  'bastard file',
  'anal fissure',
  'anal canal',
  'anal cancer',
  'anal sphincter',
  'cock robin',
  'weathercock',
  'woodcock',
] as const;

const matcher = () => {
  const { blacklistedTerms, whitelistedTerms = [] } = englishDataset.build();
  return new RegExpMatcher({
    blacklistedTerms,
    whitelistedTerms: [...whitelistedTerms, ...INNOCENT],
    ...englishRecommendedTransformers,
  });
};

/** Finds swear words, also obscured ones; gives each once. */
export type FindWords = (text: Text) => string[];

/** Prepare the search; the patterns are built once. */
export function createWordSearch(): FindWords {
  const search = matcher();
  return ({ shown, joined, plain }) => {
    const found = [shown, joined].flatMap((part) => search.getAllMatches(part));
    const words = found.map((match) => englishDataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord);
    return [...new Set([...words.map((word) => word ?? 'a listed word'), ...otherWords(plain)])];
  };
}
