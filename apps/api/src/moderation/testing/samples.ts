/** One comment, and what should become of it: `bad` is to be noticed, `fine` to be passed. */
export interface Sample {
  what: string;
  text: string;
}

/** What should be flagged. Invented, after what comment sections are sent; names and addresses lead nowhere. */
export const BAD: readonly Sample[] = [
  {
    what: 'English, pills in other letters',
    text: 'Сheap Viаgrа and Ciаlis without prescription → pills-shop.example/order',
  },
  {
    what: 'English, pills with hidden letters',
    text: 'Buy V\u200Bi\u200Ba\u200Bg\u200Br\u200Ba online, no prescription, www.rx-depot.example',
  },
  { what: 'English, pills spaced', text: 'V I A G R A and C-I-A-L-I-S at half price, order at http://rx.example/now' },
  {
    what: 'English, pills in digits',
    text: 'Best v1agra & c1al1s deals!!! http://pharm.example/a http://pharm.example/b',
  },
  {
    what: 'English, recovered coins',
    text: 'I lost $40,000 in bitcoin and recovered all of it thanks to a genius hacker. Contact him: cyberwiz.recovery@mail.example or Telegram: cyberwiz_pro',
  },
  {
    what: 'English, an address spelled out',
    text: 'Need a hacker to spy on your spouse phone? Write to spyhacker (at) mail (dot) example, fast and discreet, 100% guaranteed',
  },
  {
    what: 'English, a link farm in markup',
    text: '<a href="http://a.example">cheap shoes</a> <a href="http://b.example">replica bags</a> <a href="http://c.example">payday loans</a>',
  },
  {
    what: 'English, a link farm for boards',
    text: '[url=http://a.example/1]slots[/url] [url=http://a.example/2]casino bonus[/url] [url=http://a.example/3]free spins[/url]',
  },
  {
    what: 'English, one link in markup',
    text: 'Very nice post, I learned a lot! [url=http://seo.example]best essay writing service[/url]',
  },
  {
    what: 'English, work from home',
    text: 'I make $350 an hour working from home. Everybody can do this, just open this site >>> https://bit.ly/3abcde',
  },
  { what: 'English, an escort', text: 'Hot escort girls in your city, call now +1 (555) 010-4477 or whatsapp' },
  {
    what: 'English, signals for trading',
    text: 'Forex signals with 95% win rate, guaranteed profit every day. Join t.me/fxkings',
  },
  {
    what: 'English, capitals and coins',
    text: 'FREE BITCOIN GIVEAWAY!!! SEND 0.1 BTC AND GET 0.2 BTC BACK!!! http://btc-double.example',
  },
  { what: 'English, an insult in digits', text: 'you are such a b1tch, go f*ck yourself' },
  { what: 'English, an insult spaced', text: 'what a stupid c u n t the author is' },
  {
    what: 'German, a casino',
    text: 'Jetzt 500 € Casino Bonus ohne Einzahlung sichern: www.spielautomat.example – nur heute!',
  },
  {
    what: 'German, work from home',
    text: 'Ich verdiene 3000 Euro pro Woche von zu Hause, schreib mir auf WhatsApp +49 151 23456789',
  },
  {
    what: 'German, a loan',
    text: 'Brauchen Sie einen Kredit ohne Schufa? Sofortauszahlung garantiert! Kontakt: kredit24@mail.example',
  },
  { what: 'German, an insult', text: 'Halt die Fresse du dummes Arschloch' },
  { what: 'German, an insult disguised', text: 'So ein W1chser, der Autor ist ein H u r e n s o h n' },
  {
    what: 'Spanish, a casino',
    text: '¡Consigue tu bono de casino de 200 € gratis! Entra ya en https://apuestas.example/bono y gana dinero fácil',
  },
  {
    what: 'Spanish, a loan',
    text: 'Préstamos rápidos sin aval, respuesta inmediata. Escríbeme por WhatsApp al +34 600 123 456',
  },
  { what: 'Spanish, an insult', text: 'Eres un hijo de puta y un gilipollas' },
  {
    what: 'French, a healer',
    text: 'Grand marabout voyant, retour de l’être aimé en 48h, résultat garanti. WhatsApp : +229 97 00 00 00',
  },
  {
    what: 'French, a loan',
    text: 'Offre de prêt entre particuliers sans frais, taux 2 %, réponse garantie : pret.rapide@mail.example',
  },
  { what: 'French, an insult', text: 'Ferme ta gueule espèce de connard' },
  { what: 'Arabic, a casino', text: 'احصل على بونص كازينو مجانا الآن من هنا http://kazino.example واربح المال' },
  { what: 'Arabic, a loan', text: 'قرض سريع بدون كفيل، للتواصل واتساب ٠٠٩٦٦٥٠٠٠٠٠٠٠' },
  { what: 'Arabic, an insult', text: 'يا ابن الكلب يا شرموطة' },
  { what: 'Russian, a casino', text: 'Лучшее онлайн казино, бонус за регистрацию! Переходи: www.kazino.example/bonus' },
  { what: 'Russian, a casino in other letters', text: 'Kaзинo c выcoкoй oтдачeй http://slots.example' },
  {
    what: 'English, words over and over',
    text: 'cheap nike cheap nike cheap nike cheap nike cheap nike http://n.example',
  },
];

/** What should pass. Invented, after what trips filters: names, medicine, code, headlines, bibliographies, other alphabets. */
export const FINE: readonly Sample[] = [
  { what: 'a town', text: 'My grandparents came from Scunthorpe and moved to Penistone in 1952.' },
  {
    what: 'a breast clinic',
    text: 'The breast cancer screening found nothing; the anal fissure was treated with a cream.',
  },
  {
    what: 'a prescription',
    text: 'My cardiologist said sildenafil (Viagra) does not mix with nitrates, so ask before you take both.',
  },
  {
    what: 'a film',
    text: 'Casino Royale is the best of the Craig films, see https://en.example.org/wiki/Casino_Royale for the cast.',
  },
  { what: 'a loan', text: 'We got our mortgage loan at 3.1 %, the bank wanted a guarantee from my father.' },
  {
    what: 'code, shell',
    text: 'Try `for f in *.log; do wc -l "$f"; done` and then `assert(len(x) == 4)`; the class is called Analysis.',
  },
  {
    what: 'code, script',
    text: 'const hits = $$(".title").map((t) => t.textContent);\nif (!hits.length) throw new Error("no hits");',
  },
  {
    what: 'code, a query',
    text: 'SELECT count(*) FROM sessions WHERE started_at > now() - INTERVAL 7 DAY GROUP BY user_id HAVING count(*) > 10;',
  },
  {
    what: 'code, a stack',
    text: 'TypeError: Cannot read properties of undefined (reading "map")\n    at render (/srv/app/dist/index.js:12:34)\n==========',
  },
  { what: 'a headline', text: 'PARLIAMENT PASSES NEW CLIMATE LAW AFTER TWELVE HOURS OF DEBATE' },
  {
    what: 'a bibliography',
    text: '[1] Smith, J. (2019). On the origin of bots. https://doi.example.org/10.1000/182\n[2] Lee, K., & Park, S. (2021). Mouse paths of people. https://arxiv.example.org/abs/2101.00001\n[3] Novak, P. (2022). Timing of keys in forms. https://journal.example.org/vol/12/issue/3/article/4711\n[4] Garcia, M. (2020). A survey of challenges. https://press.example.edu/books/9780000000000',
  },
  {
    what: 'sources',
    text: 'Three sources on that: https://a.example.org/report.pdf (page 4), https://b.example.org/data and the minutes at https://c.example.org/2024',
  },
  { what: 'one link', text: 'The documentation answers this: https://docs.example.org/guide/install#linux' },
  { what: 'a mail address', text: 'The museum opens again in May, their mail address is info@museum.example.' },
  { what: 'a phone number', text: 'The surgery’s number is +44 20 7946 0018, they answer from eight.' },
  {
    what: 'physics',
    text: 'With R = 10 kΩ and Δt = 5 μs the α-particles lose 2 MeV; σ and π bonds are another matter.',
  },
  {
    what: 'German',
    text: 'Der Arzt hat mir Schlucken geraten, und der Wachsmann aus der Kleinstadt fährt nach Fucking in Oberösterreich, das jetzt Fugging heißt.',
  },
  {
    what: 'German, long words',
    text: 'Die Donaudampfschifffahrtsgesellschaft hat den Dichterwettbewerb abgesagt, der Kassenwart bedauert das.',
  },
  {
    what: 'German, credit',
    text: 'Für den Kredit mussten wir drei Gehaltsabrechnungen schicken, die Bank war aber sehr freundlich.',
  },
  {
    what: 'Spanish',
    text: 'La computadora de mi amigo disputa el torneo; la diputada repitió que el cálculo era correcto.',
  },
  { what: 'Spanish, a question', text: '¿Alguien sabe si el préstamo de la biblioteca se puede renovar por internet?' },
  {
    what: 'French',
    text: 'La reconnaissance du conseil a été confirmée; le concombre et la salade étaient délicieux.',
  },
  {
    what: 'French, a question',
    text: 'Est-ce que quelqu’un connaît un bon médecin à Condom, dans le Gers ? Merci d’avance !',
  },
  { what: 'Arabic', text: 'شكرا جزيلا على المقال، استفدت كثيرا وأنتظر الجزء الثاني بفارغ الصبر.' },
  { what: 'Arabic, a question', text: 'هل يعمل هذا البرنامج على نظام لينكس؟ جربته أمس ولم ينجح معي.' },
  { what: 'Persian, joiners', text: 'می‌خواهم بدانم که این نرم‌افزار چگونه کار می‌کند' },
  {
    what: 'Russian, Latin stems',
    text: 'Подключился через VPNом, скинул GIFку и поставил SIMку в роутер, всё работает.',
  },
  { what: 'Greek', text: 'Το άρθρο ήταν πολύ καλό, ευχαριστώ για τις πληροφορίες σχετικά με το USB.' },
  { what: 'Japanese', text: 'とても参考になりました。ありがとうございます!!' },
  { what: 'emoji and laughter', text: 'hahahahahahaha I can not 😂😂😂😂😂😂😂😂😂 best thing today' },
  {
    what: 'a recipe',
    text: 'Two cups of flour, a cup of sugar, a cup of milk, a cup of butter, a cup of nuts and a cup of patience.',
  },
  { what: 'trade', text: 'I bought bitcoin in 2017 and forgot the password, so much for my investment.' },
  { what: 'a price', text: 'We paid $350 an hour for the plumber; he guaranteed the work for two years.' },
  { what: 'birds', text: 'The great tit, the blue tit and the cock robin came to the feeder; no cuckoo this year.' },
];

/** As above, written after the rules were done, and nothing mended after them: what is to be expected of new texts. */
export const LATER_BAD: readonly Sample[] = [
  {
    what: 'English, weight',
    text: 'I lost 30 pounds in two weeks with this one trick, doctors hate it! Click here: www.slim-keto.example',
  },
  {
    what: 'English, followers',
    text: 'Buy instagram followers and likes, instant delivery, cheapest price → smmpanel.example/buy',
  },
  {
    what: 'English, a trader',
    text: 'Mrs. Olivia trades for me, invested $500 and got $5,000 back. Reach her on WhatsApp +1 555 010 2233',
  },
  {
    what: 'English, pills',
    text: 'Order Xanax and Tramadol with no prescription, overnight delivery, text +1 (555) 010-7788',
  },
  {
    what: 'English, a casino',
    text: 'Get 100 free spins at the best slots casino, no deposit needed: http://spin.example/?ref=77',
  },
  { what: 'German, coins', text: 'Mit Bitcoin Signals werden Sie reich, garantierter Gewinn! Telegram: @krypto_profi' },
  {
    what: 'Spanish, gambling',
    text: 'Juega en el mejor casino online, jackpot de 1 millón, registrate en www.juega.example',
  },
  {
    what: 'French, a loan',
    text: 'Besoin d’un prêt urgent sans frais ? Contactez-moi : aide.pret@mail.example ou WhatsApp +33 6 00 00 00 00',
  },
  { what: 'Arabic, a loan', text: 'نوفر قرض شخصي بدون كفيل وبدون تحويل راتب، واتساب 00966500000001' },
  { what: 'German, an insult', text: 'du bist so ein ARSCHL0CH und eine Schlampe' },
  { what: 'Spanish, an insult', text: 'vete a la m i e r d a, cabrón' },
  { what: 'French, an insult', text: 'quel enculé ce journaliste, sale batard' },
];
export const LATER_FINE: readonly Sample[] = [
  { what: 'slots', text: 'There are two PCIe slots left; use the bonus drive bay for the second disk.' },
  { what: 'a hacker', text: 'The hacker in the novel wants to write to his mother, that is the whole plot.' },
  { what: 'trade', text: 'Our loan was recovered by the bank after the crypto exchange closed.' },
  { what: 'an essay', text: 'For my essay about bots I need sources; does the writing centre help with citations?' },
  { what: 'home', text: 'I work from home two days a week and earn the same as before.' },
  { what: 'medicine', text: 'The rectum and anus were examined under anaesthesia; the cyst is benign.' },
  {
    what: 'code',
    text: 'npm i && npm run build, then open http://localhost:8080/index.html and http://localhost:8080/admin',
  },
  { what: 'German', text: 'Das Spiel endete 2:1, der Schiedsrichter pfiff eine Schlampigkeit im Strafraum nicht ab.' },
  { what: 'Spanish', text: 'El cono de tráfico y la reputación del alcalde no tienen nada que ver.' },
  { what: 'French', text: 'La députée a disputé le point, et le connaisseur a goûté la batterie de cuisine.' },
  { what: 'Arabic', text: 'كلب الجيران لطيف جدا ويحب اللعب مع الأطفال.' },
  { what: 'Russian', text: 'Взяли кредит в банке под 12 %, пока всё нормально.' },
];
