import { clear, defineSignal, hit } from '../../signal.ts';

/** `navigator.language` is the first of `navigator.languages`, by definition. */
export const languages_shape = defineSignal({
  id: 'languages_shape',
  layer: 'consistency',
  family: 'claim',
  title: 'Languages that contradict themselves',
  needs: ['languages'],
  judge: ({ languages: { language, languages } }) => {
    if (languages.length === 0) return hit('navigator.languages is empty');
    return languages[0]!.toLowerCase() === language.toLowerCase()
      ? clear
      : hit(`language ${language}, languages begin with ${languages[0]}`);
  },
});
