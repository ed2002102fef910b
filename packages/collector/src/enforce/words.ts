/** What a notice says, in one language. */
export interface Words {
  blocked: string;
  blockedWhy: string;
  checking: string;
  checkingWhy: string;
  waiting: string;
  waited: string;
  goOn: string;
  failed: string;
  failedWhy: string;
  retry: string;
  reference: string;
  contact: string;
}

const en: Words = {
  blocked: 'This page cannot be shown to you',
  blockedWhy:
    'Your browser looks like an automated program. If you are a person, try again or ask the people of this site.',
  checking: 'One moment, please',
  checkingWhy: 'Your browser is being checked. This takes a few seconds, and there is nothing to solve.',
  waiting: 'Please wait ten seconds.',
  waited: 'Thank you for waiting. You can go on now.',
  goOn: 'Go on',
  failed: 'The check could not be finished.',
  failedWhy: 'Nothing is lost: try again. If it keeps happening, ask the people of this site.',
  retry: 'Try again',
  reference: 'Reference',
  contact: 'Ask the people of this site',
};

const es: Words = {
  blocked: 'No podemos mostrarle esta página',
  blockedWhy:
    'Su navegador parece un programa automático. Si es una persona, inténtelo de nuevo o escriba a este sitio.',
  checking: 'Un momento, por favor',
  checkingWhy: 'Estamos comprobando su navegador. Tarda unos segundos y no tiene que resolver nada.',
  waiting: 'Espere diez segundos, por favor.',
  waited: 'Gracias por esperar. Ya puede continuar.',
  goOn: 'Continuar',
  failed: 'No se pudo terminar la comprobación.',
  failedWhy: 'No se ha perdido nada: inténtelo de nuevo. Si sigue ocurriendo, escriba a este sitio.',
  retry: 'Intentar de nuevo',
  reference: 'Referencia',
  contact: 'Contactar con este sitio',
};

const de: Words = {
  blocked: 'Diese Seite kann Ihnen nicht gezeigt werden',
  blockedWhy:
    'Ihr Browser wirkt wie ein automatisches Programm. Sind Sie ein Mensch, versuchen Sie es erneut oder fragen Sie den Betreiber.',
  checking: 'Einen Moment bitte',
  checkingWhy: 'Ihr Browser wird geprüft. Das dauert einige Sekunden; zu lösen gibt es nichts.',
  waiting: 'Bitte warten Sie zehn Sekunden.',
  waited: 'Danke für Ihre Geduld. Sie können jetzt weitergehen.',
  goOn: 'Weiter',
  failed: 'Die Prüfung konnte nicht beendet werden.',
  failedWhy: 'Es ist nichts verloren: Versuchen Sie es erneut. Bleibt es dabei, fragen Sie den Betreiber.',
  retry: 'Erneut versuchen',
  reference: 'Kennung',
  contact: 'Den Betreiber fragen',
};

const fr: Words = {
  blocked: 'Cette page ne peut pas vous être montrée',
  blockedWhy:
    'Votre navigateur ressemble à un programme automatique. Si vous êtes une personne, réessayez ou écrivez à ce site.',
  checking: 'Un instant, s’il vous plaît',
  checkingWhy: 'Votre navigateur est en cours de vérification. Cela prend quelques secondes, sans rien à résoudre.',
  waiting: 'Veuillez patienter dix secondes.',
  waited: 'Merci de votre patience. Vous pouvez continuer.',
  goOn: 'Continuer',
  failed: 'La vérification n’a pas pu être terminée.',
  failedWhy: 'Rien n’est perdu : réessayez. Si cela se répète, écrivez à ce site.',
  retry: 'Réessayer',
  reference: 'Référence',
  contact: 'Écrire à ce site',
};

const ar: Words = {
  blocked: 'لا يمكن عرض هذه الصفحة لك',
  blockedWhy: 'يبدو متصفحك كبرنامج آلي. إن كنت إنسانًا فحاول مرة أخرى أو تواصل مع القائمين على الموقع.',
  checking: 'لحظة من فضلك',
  checkingWhy: 'يجري فحص متصفحك. يستغرق ذلك بضع ثوانٍ ولا يلزمك حل أي شيء.',
  waiting: 'يرجى الانتظار عشر ثوانٍ.',
  waited: 'شكرًا لانتظارك. يمكنك المتابعة الآن.',
  goOn: 'متابعة',
  failed: 'تعذر إتمام الفحص.',
  failedWhy: 'لم تفقد شيئًا: حاول مرة أخرى. إن تكرر ذلك فتواصل مع القائمين على الموقع.',
  retry: 'حاول مرة أخرى',
  reference: 'الرقم المرجعي',
  contact: 'تواصل مع القائمين على الموقع',
};

const LANGUAGES: Readonly<Record<string, Words>> = { en, es, de, fr, ar };

/** Words of the first of these languages that there are any in, and which that is. */
export function wordsFor(languages: readonly string[]): { lang: string; words: Words } {
  const lang =
    languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
  return { lang, words: LANGUAGES[lang]! };
}
