import { PASS_COOKIE, TOKEN_COOKIE } from '@veridict/contract/wire';
import type { Veridict } from '../api.ts';

/** The longest a form waits for what was seen last to be judged. */
export const FORM_WAIT_MS = 150;
const MARK = 'data-veridict-form';

/** Is the visitor in the middle of filling something in? */
export function isTyping({ activeElement }: Document): boolean {
  if (!activeElement) return false;
  if ((activeElement as HTMLElement).isContentEditable) return true;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(activeElement.tagName) && (activeElement as HTMLInputElement).value !== '';
}

/** Ends when a form is about to be sent, which is held back until what this gives is called. */
export function submitted(document: Document): Promise<() => void> {
  return new Promise((done) => {
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      document.removeEventListener('submit', hold, true);
      const { target, submitter } = event as SubmitEvent;
      done(() => sendAgain(target as HTMLFormElement, submitter));
    };
    document.addEventListener('submit', hold, true);
  });
}

/**
 * Gives every form marked `data-veridict-form` the fresh token as a hidden field when it is sent; the mark's value is the
 * field's name. The page's own handlers hear of the sending once, after the field is there.
 */
export function fillForms(document: Document, veridict: Veridict): void {
  const filled = new WeakSet<HTMLFormElement>();
  const fill = (form: HTMLFormElement, fresh: string | null): void => {
    setField(form, form.getAttribute(MARK) || TOKEN_COOKIE, fresh ?? veridict.verdict?.token ?? '');
    const pass = new RegExp(`(?:^|; )${PASS_COOKIE}=([\\w.-]+)`).exec(document.cookie)?.[1];
    if (pass) setField(form, PASS_COOKIE, pass);
  };
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!form.hasAttribute?.(MARK) || filled.delete(form) || event.defaultPrevented) return;
      // before Safari 16 a form that was held cannot be sent as it was: it takes the token that is there
      if (!form.requestSubmit) return fill(form, null);
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event as SubmitEvent;
      const wait = new Promise<null>((done) => setTimeout(done, FORM_WAIT_MS, null));
      // a page may have put something of its own in its place
      const asked = new Promise<string | null>((done) => done(veridict.token())).catch(() => null);
      Promise.race([asked, wait]).then((fresh) => {
        fill(form, fresh);
        sendAgain(form, submitter, () => void filled.add(form));
      });
    },
    true,
  );
}

/**
 * Sends a form that was held back. Never within the event that was held, where a form is deaf to it, and what follows from a
 * promise may still be within it.
 */
function sendAgain(form: HTMLFormElement, submitter: HTMLElement | null, before = () => {}): void {
  setTimeout(() => {
    before();
    if (form.requestSubmit) form.requestSubmit(submitter);
    else form.submit();
  });
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const there = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(name)}"]`);
  const field = there ?? form.ownerDocument.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = value;
  if (!there) form.appendChild(field);
}
