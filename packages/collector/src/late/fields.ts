import { safely } from '../page.ts';
import type { Ear } from './listen.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** What a script sends without asking leaves the page at once: within this time of its data being gathered. */
const SEND_MS = 500;

/** A field that is typed into, and seen. */
export function isTextField(target: EventTarget): target is TextField {
  const { tagName, type } = target as Partial<TextField>;
  return tagName === 'TEXTAREA' || (tagName === 'INPUT' && /^(text|email|password|search|tel|url)$/.test(type ?? ''));
}

/** Whether a field holds another text than it came with. */
export function isFilled({ value, defaultValue }: TextField): boolean {
  return value !== '' && value !== defaultValue;
}

/**
 * Be told of every form that is sent, by its text fields. A script may send one without asking: then no `submit` comes
 * before its data is gathered, which pages do for other reasons too. That it was sent shows when the page is left, and then
 * only fields count that can be seen: pages pass people on to others by forms that cannot.
 */
export function onSend(ear: Ear, run: (fields: readonly TextField[]) => void): void {
  const asked = new WeakSet<EventTarget>();
  let forget = (): void => {};
  ear.on(
    'submit',
    ({ target }: Event) => {
      if (target) asked.add(target);
      forget();
      run(textFieldsOf(target));
    },
    true,
  );
  ear.on('formdata', ({ target }: Event) => {
    if (!target || asked.has(target)) return;
    forget();
    const leave = safely(() => run(textFieldsOf(target).filter(isSeen)));
    addEventListener('beforeunload', leave, { once: true });
    // Not for longer than that: some browsers keep no page that listens to its own end.
    forget = () => removeEventListener('beforeunload', leave);
    setTimeout(forget, SEND_MS);
  });
}

function textFieldsOf(form: EventTarget | null): TextField[] {
  return [...(form as HTMLFormElement).elements].filter(isTextField);
}

function isSeen(field: TextField): boolean {
  return field.getClientRects().length > 0;
}
