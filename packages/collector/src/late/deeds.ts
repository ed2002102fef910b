import type { ReadingValues } from '@veridict/contract';
import { collectCallers } from './callers.ts';
import { isFilled, onSend } from './fields.ts';
import type { Ear } from './listen.ts';
import { keepTime, quartilesOf } from './quartiles.ts';

/** What is done on a page and in what rhythm. */
export type Deeds = ReadingValues['deeds'];

/** Keys, and turns of the wheel, closer than this are one deed. */
const RUN_MS = 700;
/** A page that moves within this time of a deed was moved by it. */
const CAUSE_MS = 1000;
/** A jump of the page, in pixels. */
const JUMP_PX = 500;
/** How often it is looked who sets events off. */
const LOOKS = 40;

const isPassword = ({ type }: { type: string }): boolean => type === 'password';

/** Watch what is done. `wasTouched`: a person has pressed something on the page before. */
export function watchDeeds(ear: Ear, wasTouched: boolean): () => Deeds {
  const seen = { deeds: 0, scrollJumps: 0, submits: 0, untouched: 0, unattended: 0, causeless: 0 };
  const pauses: number[] = [];
  const callers = collectCallers(LOOKS);
  let doneAt = -1e9;
  let causedAt = -1e9;
  let scrolledTo = scrollY;
  let touched = wasTouched;
  /** Something has happened that activates a page, or may have, before anybody listened. */
  let caused = wasTouched || isActive() !== false;

  const done = (at: number, isRun: boolean): void => {
    if (!isRun || at - doneAt > RUN_MS) {
      if (seen.deeds++) keepTime(pauses, at - doneAt);
    }
    doneAt = at;
  };
  ear.on('pointerdown', ({ timeStamp }: PointerEvent) => done(timeStamp, false));
  ear.on('keydown wheel', ({ timeStamp }: Event) => done(timeStamp, true));
  ear.on('pointerdown pointerup touchstart touchmove touchend keydown wheel click focusin', ({ timeStamp }: Event) => {
    causedAt = timeStamp;
    touched = true;
  });
  // Chosen from a list of the browser's own, text comes in without any of the others.
  ear.on('pointerdown pointerup touchend keydown click input', () => {
    caused = true;
  });
  ear.on('scroll', ({ target, timeStamp }: Event) => {
    if (target !== document) return;
    if (Math.abs(scrollY - scrolledTo) > JUMP_PX && timeStamp - causedAt > CAUSE_MS) seen.scrollJumps++;
    scrolledTo = scrollY;
  });
  onSend(ear, (fields) => {
    seen.submits++;
    if (!fields.some(isFilled)) return;
    if (!touched) seen.untouched++;
    // Password managers sign in by themselves. The focus is no matter here: scripts move it too.
    if (fields.some(isPassword)) return;
    if (isActive() === false) seen.unattended++;
    // What happens in a frame activates the page around it, which hears nothing of it.
    else if (!caused && !document.querySelector('iframe,frame,object,embed,fencedframe')) seen.causeless++;
  });
  // Such events are set off in the middle of the code that asks for them, which then stands in the stack.
  ear.on('focusin', callers.look);
  ear.on('click input change submit keydown', ({ isTrusted }: Event) => isTrusted || callers.look(), true);
  return () => ({ ...seen, pauses: quartilesOf(pauses), callers: callers.read() });
}

/** Whether the browser says that somebody has ever activated the page; undefined where it does not say. */
function isActive(): boolean | undefined {
  return navigator.userActivation?.hasBeenActive;
}
