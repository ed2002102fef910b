/** What a page of refusal says, in one language: the sentences of the browser script's notice, and one for pages without script. */
export interface Words {
  blocked: string;
  blockedWhy: string;
  checking: string;
  checkingWhy: string;
  failed: string;
  retry: string;
  reference: string;
  contact: string;
  needsScript: string;
}

const en: Words = {
  blocked: 'This page cannot be shown to you',
  blockedWhy:
    'Your browser looks like an automated program. If you are a person, try again or ask the people of this site.',
  checking: 'One moment, please',
  checkingWhy: 'Your browser is being checked. This takes a few seconds, and there is nothing to solve.',
  failed: 'The check could not be finished.',
  retry: 'Try again',
  reference: 'Reference',
  contact: 'Ask the people of this site',
  needsScript: 'This check needs JavaScript. Please switch it on and load the page again.',
};

const es: Words = {
  blocked: 'No podemos mostrarle esta página',
  blockedWhy:
    'Su navegador parece un programa automático. Si es una persona, inténtelo de nuevo o escriba a este sitio.',
  checking: 'Un momento, por favor',
  checkingWhy: 'Estamos comprobando su navegador. Tarda unos segundos y no tiene que resolver nada.',
  failed: 'No se pudo terminar la comprobación.',
  retry: 'Intentar de nuevo',
  reference: 'Referencia',
  contact: 'Contactar con este sitio',
  needsScript: 'Esta comprobación necesita JavaScript. Actívelo y vuelva a cargar la página.',
};

const de: Words = {
  blocked: 'Diese Seite kann Ihnen nicht gezeigt werden',
  blockedWhy:
    'Ihr Browser wirkt wie ein automatisches Programm. Sind Sie ein Mensch, versuchen Sie es erneut oder fragen Sie den Betreiber.',
  checking: 'Einen Moment bitte',
  checkingWhy: 'Ihr Browser wird geprüft. Das dauert einige Sekunden; zu lösen gibt es nichts.',
  failed: 'Die Prüfung konnte nicht beendet werden.',
  retry: 'Erneut versuchen',
  reference: 'Kennung',
  contact: 'Den Betreiber fragen',
  needsScript: 'Diese Prüfung braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.',
};

const fr: Words = {
  blocked: 'Cette page ne peut pas vous être montrée',
  blockedWhy:
    'Votre navigateur ressemble à un programme automatique. Si vous êtes une personne, réessayez ou écrivez à ce site.',
  checking: 'Un instant, s’il vous plaît',
  checkingWhy: 'Votre navigateur est en cours de vérification. Cela prend quelques secondes, sans rien à résoudre.',
  failed: 'La vérification n’a pas pu être terminée.',
  retry: 'Réessayer',
  reference: 'Référence',
  contact: 'Écrire à ce site',
  needsScript: 'Cette vérification a besoin de JavaScript. Activez-le, puis rechargez la page.',
};

const ar: Words = {
  blocked: 'لا يمكن عرض هذه الصفحة لك',
  blockedWhy: 'يبدو متصفحك كبرنامج آلي. إن كنت إنسانًا فحاول مرة أخرى أو تواصل مع القائمين على الموقع.',
  checking: 'لحظة من فضلك',
  checkingWhy: 'يجري فحص متصفحك. يستغرق ذلك بضع ثوانٍ ولا يلزمك حل أي شيء.',
  failed: 'تعذر إتمام الفحص.',
  retry: 'حاول مرة أخرى',
  reference: 'الرقم المرجعي',
  contact: 'تواصل مع القائمين على الموقع',
  needsScript: 'يحتاج هذا الفحص إلى جافاسكربت. يرجى تفعيلها ثم إعادة تحميل الصفحة.',
};

const LANGUAGES: Readonly<Record<string, Words>> = { en, es, de, fr, ar };

/** Words of the first language of an `Accept-Language` header that there are any in, and which that is. */
export function wordsFor(accepted: string | null): { lang: string; words: Words } {
  const wanted = (accepted ?? '').split(',').map((item) => {
    const [tag = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { lang: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = wanted.filter(({ lang, weight }) => Object.hasOwn(LANGUAGES, lang) && weight > 0);
  // sorting keeps the order of those that weigh the same
  const lang = known.sort((a, b) => b.weight - a.weight)[0]?.lang ?? 'en';
  return { lang, words: LANGUAGES[lang]! };
}
