import type { ReadingValues } from '@veridict/contract';
import { type Ear, isAssisted } from './listen.ts';
import { approachOf, type Point } from './path.ts';
import { keepTime, quartilesOf } from './quartiles.ts';

/** How pointing devices move and press, as counts and quartiles. */
export type PointerPhysics = ReadingValues['pointerPhysics'];

/** Moves further apart than this belong to different movements. */
const PAUSE_MS = 250;
/** What came longer before a press did not lead to it. */
const LED_MS = 1000;
/** No hand crosses this much of a screen between two events that are no bundle, again and again. */
const LEAP_PX = 300;
/** Points of a path that are kept until the press, at most. */
const POINTS = 48;
/** Different values that are told apart, at most. */
const VALUES = 16;
/** A window's own frame is higher than this, where it has one. */
const FRAME_PX = 40;

/** Watch the pointing devices of a page. */
export function watchPointer(ear: Ear): () => PointerPhysics {
  const seen = {
    moves: 0,
    leaps: 0,
    presses: 0,
    centred: 0,
    led: 0,
    slowing: 0,
    ruled: 0,
    unframed: 0,
    unheldDrags: 0,
    heldReleases: 0,
    strayReleases: 0,
  };
  const pressures: PointerPhysics['pressures'] = [0, 0, 0, 0];
  const gaps: number[] = [];
  const dwells: number[] = [];
  const pen = { presses: 0, pressures: new Set<number>() };
  const touch = {
    presses: 0,
    unit: 0,
    sizes: new Set<number>(),
    forces: new Set<number>(),
    identifiers: new Set<number>(),
  };
  let path: Point[] = [];
  /** When the main button went down, and the moves since that knew nothing of it. */
  let held: { at: number; unheld: number } | null = null;

  ear.on('pointermove', (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    const { clientX: x, clientY: y, timeStamp: at } = event;
    seen.moves++;
    const last = path[path.length - 1];
    if (last && at - last.at < PAUSE_MS) keepTime(gaps, at - last.at);
    const bundle = event.getCoalescedEvents?.().length ?? 0;
    if (last && bundle < 2 && Math.hypot(x - last.x, y - last.y) > LEAP_PX) seen.leaps++;
    path.push({ x, y, at });
    if (path.length > POINTS) path.shift();
    if (held && event.buttons === 0) held.unheld++;
  });
  ear.on('pointerdown', (event: PointerEvent) => {
    const { pointerType, pressure } = event;
    if (pointerType === 'pen') {
      pen.presses++;
      note(pen.pressures, pressure);
    }
    if (pointerType !== 'mouse' || event.button !== 0 || isAssisted(event)) return;
    seen.presses++;
    held = { at: event.timeStamp, unheld: 0 };
    pressures[pressure === 0 ? 0 : pressure === 0.5 ? 1 : pressure === 1 ? 2 : 3]++;
    if (atCentre(event)) seen.centred++;
    if (isUnframed(event)) seen.unframed++;
    const approach = approachOf(path.filter(({ at }) => event.timeStamp - at < LED_MS));
    path = path.slice(-1);
    if (!approach) return;
    seen.led++;
    if (approach.slowing) seen.slowing++;
    if (approach.ruled) seen.ruled++;
  });
  ear.on('pointerup', (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || isAssisted(event)) return;
    if (event.buttons & 1) seen.heldReleases++;
    if (held) {
      keepTime(dwells, event.timeStamp - held.at);
      // Known only now: a dialog that opens on a press swallows its release, and what moves then is no drag.
      seen.unheldDrags += held.unheld;
    } else seen.strayReleases++;
    held = null;
  });
  // The mouse is elsewhere, or the browser has taken the press over: what follows begins anew.
  ear.on('pointercancel dragstart contextmenu blur scroll', ({ type, target }: Event) => {
    // Focus that wanders between a page's own fields is not the window's.
    if (type === 'blur' && target !== window) return;
    held = null;
    path = [];
  });
  ear.on('pointerout', (event: PointerEvent) => {
    if (!event.relatedTarget) path = [];
  });
  ear.on('touchstart', (event: TouchEvent) => {
    for (const { radiusX, radiusY, force, rotationAngle, identifier } of event.changedTouches) {
      touch.presses++;
      if (radiusX === 1 && radiusY === 1 && force === 1 && !rotationAngle) touch.unit++;
      note(touch.sizes, radiusX * 1000 + radiusY);
      note(touch.forces, force);
      note(touch.identifiers, identifier);
    }
  });
  return () => ({
    ...seen,
    pressures: [...pressures],
    moveGaps: quartilesOf(gaps),
    dwells: quartilesOf(dwells),
    pen: { presses: pen.presses, pressures: pen.pressures.size },
    touch: {
      presses: touch.presses,
      unit: touch.unit,
      sizes: touch.sizes.size,
      forces: touch.forces.size,
      identifiers: touch.identifiers.size,
    },
  });
}

function note(values: Set<number>, value: number): void {
  if (values.size < VALUES) values.add(value);
}

/** Whether a press is within a pixel of the centre of what it hits, or of one of the two elements around that. */
function atCentre(event: PointerEvent): boolean {
  return event
    .composedPath()
    .slice(0, 3)
    .some((target) => {
      const box = (target as Partial<Element>).getBoundingClientRect?.();
      // of what is hardly larger than a point, everything is the centre
      if (!box || Math.min(box.width, box.height) < 12) return false;
      const off = (at: number, from: number, size: number) => Math.abs(at - from - size / 2);
      return off(event.clientX, box.left, box.width) <= 1 && off(event.clientY, box.top, box.height) <= 1;
    });
}

/** Whether a press is as high on the screen as if its window had no frame of its own; only where zoom cannot be why. */
function isUnframed({ screenY, clientY }: PointerEvent): boolean {
  const framed = outerHeight - innerHeight > FRAME_PX && Math.abs(outerWidth - innerWidth) < FRAME_PX;
  return framed && (visualViewport?.scale ?? 1) === 1 && Math.abs(screenY - clientY - window.screenY) < 2;
}
