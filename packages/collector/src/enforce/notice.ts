import { type Words, wordsFor } from './words.ts';

/** What the notice shows at the moment. */
export type NoticeState = 'checking' | 'waiting' | 'waited' | 'failed' | 'blocked';

/** A notice in place of the page. */
export interface Notice {
  show(state: NoticeState): void;
  /** Asks the visitor to go on, and ends when he does. */
  confirmed(): Promise<void>;
  /** a page or mail address where the visitor may ask; nothing else becomes a link */
  contact(address: string | null): void;
  /** Gives the page back as it was. */
  remove(): void;
}

const STYLE = `
:host{all:initial;position:fixed;inset:0;z-index:2147483647;display:block;overflow:auto;background:Canvas;color:CanvasText;
color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:clamp(2rem,16vh,9rem) 1.5rem 2rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .75rem;overflow-wrap:anywhere}
h1:focus{outline:none}
p{margin:0 0 1.25rem}
form{margin:0}
div{display:flex;flex-wrap:wrap;align-items:center;gap:1rem 1.5rem}
button{font:inherit;font-weight:600;padding:.65rem 1.4rem;border:2px solid CanvasText;border-radius:.5rem;background:CanvasText;color:Canvas;cursor:pointer}
a{color:LinkText;text-underline-offset:.2em}
button:focus-visible,a:focus-visible{outline:3px solid Highlight;outline-offset:3px}
small{display:block;margin-top:2rem;padding-top:1rem;border-top:1px solid GrayText;font-size:.9rem}
code{display:inline-block;direction:ltr;font-family:ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
[hidden]{display:none!important}
progress{width:100%;margin:0 0 1.25rem}
@media (prefers-reduced-motion:reduce){progress{display:none}}
`;

/**
 * Hides the page behind a notice: nothing of it is seen, read out or reached by keyboard meanwhile. Styles go in by
 * constructed sheets and properties, so a policy on styles has nothing to object to.
 */
export function openNotice(
  window: Window & typeof globalThis,
  reference: string,
  retry: () => void,
  nonce: string,
): Notice {
  const { document } = window;
  const root = document.documentElement;
  const { lang, words } = wordsFor([root.lang, ...window.navigator.languages]);
  const host = document.createElement('veridict-notice');
  host.lang = lang;
  host.dir = lang === 'ar' ? 'rtl' : 'ltr';
  const shadow = host.attachShadow({ mode: 'open' });
  dress(window, shadow, nonce);
  const add = <K extends keyof HTMLElementTagNameMap>(parent: Node, name: K, text = '') => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  };
  const main = add(shadow, 'main');
  const heading = add(main, 'h1');
  heading.tabIndex = -1;
  const why = add(main, 'p');
  why.setAttribute('role', 'status');
  const progress = add(main, 'progress');
  const deeds = add(main, 'div');
  const form = add(deeds, 'form');
  const button = add(form, 'button');
  let go = retry;
  // The press and not the sending, which a sandbox may forbid to all forms.
  button.addEventListener('click', (event) => {
    event.preventDefault();
    go();
  });
  const asking = add(deeds, 'span');
  const foot = add(main, 'small', `${words.reference}: `);
  add(foot, 'code', reference);

  const { body } = document;
  const before = {
    title: document.title,
    display: body.style.display,
    priority: body.style.getPropertyPriority('display'),
  };
  body.style.setProperty('display', 'none', 'important');
  root.appendChild(host);

  const show = (state: NoticeState): void => {
    const [title, text] = said(state, words);
    heading.textContent = document.title = title;
    why.textContent = text;
    const isBusy = state === 'checking' || state === 'waiting';
    progress.hidden = !isBusy;
    progress.setAttribute('aria-label', title);
    button.textContent = state === 'waited' ? words.goOn : words.retry;
    deeds.hidden = isBusy;
    go = retry;
    // What is refused for good is not kept behind the notice either: a new page view brings it again.
    if (state === 'blocked') body.replaceChildren();
    heading.focus();
  };
  return {
    show,
    confirmed() {
      show('waited');
      return new Promise((done) => {
        go = () => {
          show('checking');
          done();
        };
      });
    },
    contact(address) {
      asking.textContent = '';
      const href = address?.includes('@') && !address.includes('/') ? `mailto:${address}` : address;
      if (!href || !/^(https?|mailto):/i.test(href)) return;
      const link = add(asking, 'a', words.contact);
      link.href = href;
      link.rel = 'noreferrer';
    },
    remove() {
      host.remove();
      body.style.setProperty('display', before.display, before.priority);
      document.title = before.title;
    },
  };
}

const said = (state: NoticeState, words: Words): [title: string, text: string] => {
  if (state === 'blocked') return [words.blocked, words.blockedWhy];
  if (state === 'failed') return [words.failed, words.failedWhy];
  if (state === 'waited') return [words.checking, words.waited];
  return [words.checking, state === 'waiting' ? words.waiting : words.checkingWhy];
};

function dress({ document, CSSStyleSheet }: Window & typeof globalThis, shadow: ShadowRoot, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // before Safari 16.4 and Firefox 101
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = STYLE;
    shadow.appendChild(style);
  }
}
