import { markdownToHtml } from './markdown.ts';

/** A signal's documentation as a page of the demo. */
export interface SignalPage {
  id: string;
  html: string;
}

/** Make the page of a signal from its documentation. `id` is a file name of letters, digits and underscores. */
export function signalPage(id: string, markdown: string): SignalPage {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${id} · Veridict</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/style.css">
  </head>
  <body>
    <header class="top">
      <div class="wide">
        <span class="brand"><img src="/demo/icon.svg" alt="" width="28" height="28">Veridict</span>
        <nav aria-label="Page"><a href="/demo/">Your verdict</a></nav>
      </div>
    </header>
    <main class="wide"><article class="card prose">${markdownToHtml(markdown)}</article></main>
  </body>
</html>
`;
  return { id, html };
}
