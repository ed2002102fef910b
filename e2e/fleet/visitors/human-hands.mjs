// Controls: people whose hands are none of the usual ones, or whose text comes by other ways than one key after another.
import { GL } from '../lib/chromium.mjs';
import { personInChromium } from '../lib/chromium-person.mjs';
import { rnd, sleep } from '../lib/waiting.mjs';

const NAMES = { '@': 'at', '.': 'period', ' ': 'space' };
const TEXTS = ['ada byron', 'ada@example.org'];
const keysOf = (text) => [...text].map((character) => NAMES[character] ?? character);
const seconds = (from, to) => `sleep ${rnd(from, to).toFixed(3)}`;

/** Into each field by the pointer, its text by `fill`, and sent. */
const filling = (fill) => async (person) => {
  const { fields } = await person.seeForm();
  await sleep(1200);
  for (const [i, text] of TEXTS.entries()) {
    await person.clickIn(fields[i]);
    await sleep(rnd(300, 600));
    await fill(person, text);
  }
  const { button } = await person.seeForm();
  await sleep(rnd(300, 700));
  await person.clickIn(button);
  await sleep(1500);
};

/** One finger that looks for every key. */
const hunt = (person, text) =>
  person.x(keysOf(text).flatMap((key) => [`keydown ${key}`, seconds(0.09, 0.22), `keyup ${key}`, seconds(0.25, 0.9)]));

/** A key that is held until it has repeated itself, taken back by another that is. */
async function lean(person, text) {
  await person.x(['keydown x', 'sleep 1.1', 'keyup x', seconds(0.2, 0.4)]);
  await person.x(['keydown BackSpace', 'sleep 1.6', 'keyup BackSpace', seconds(0.2, 0.4)]);
  await person.type(text);
}

/** A keyboard on the screen: each key is a click on it, which presses and lets go at once. */
const tap = (person, text) => person.x(keysOf(text).flatMap((key) => [`key ${key}`, seconds(0.45, 1.1)]));

/** Accents by dead keys and by a layout that the text was not made for. */
async function accents(person, text) {
  await person.x(['key dead_acute', seconds(0.08, 0.2), 'key e', seconds(0.1, 0.2)]);
  await person.x(['key udiaeresis', seconds(0.1, 0.2), 'key ssharp', seconds(0.1, 0.2)]);
  for (let i = 0; i < 3; i++) await person.x(['key BackSpace', seconds(0.1, 0.2)]);
  await person.type(text);
}

/** Typed in one field, taken to the other by the clipboard and by dragging, words marked by two presses. */
async function carry(person) {
  const { fields } = await person.seeForm();
  await sleep(1200);
  await person.clickIn(fields[0]);
  await sleep(400);
  await person.type(TEXTS[0]);
  const press = ['mousedown 1', seconds(0.05, 0.09), 'mouseup 1', seconds(0.06, 0.1)];
  const word = { x: fields[0].x + 22, y: Math.round(fields[0].y + fields[0].h / 2) };
  await person.move(word.x, word.y);
  await person.x([...press, ...press, seconds(0.2, 0.4)]);
  await person.x(['key ctrl+c', seconds(0.2, 0.4)]);
  await person.clickIn(fields[1]);
  await person.x([seconds(0.2, 0.4), 'key ctrl+v', seconds(0.3, 0.5)]);
  await person.move(word.x, word.y);
  await person.x([...press, ...press, seconds(0.4, 0.6), 'mousedown 1', seconds(0.2, 0.3)]);
  await person.move(fields[1].x + 60, Math.round(fields[1].y + fields[1].h / 2));
  await person.x([seconds(0.2, 0.4), 'mouseup 1', seconds(0.3, 0.5)]);
  await person.wheel(3);
  await person.wheel(-4);
  const { button } = await person.seeForm();
  await person.clickIn(button);
  await sleep(1500);
}

/** By voice: what was said is typed at once, and the pointer is told where to be. */
async function speak(person) {
  const { fields, button } = await person.seeForm();
  const point = async (box) => {
    await sleep(rnd(1500, 3000));
    const at = { x: Math.round(box.x + box.w * rnd(0.3, 0.7)), y: Math.round(box.y + box.h * rnd(0.3, 0.7)) };
    await person.x([`mousemove ${at.x} ${at.y}`, 'sleep 0.1', 'mousedown 1', 'sleep 0.03', 'mouseup 1']);
  };
  for (const [i, text] of TEXTS.entries()) {
    await point(fields[i]);
    await sleep(rnd(1200, 2200));
    await person.x([`type --delay 4 ${text.replaceAll(' ', '\\ ')}`]);
  }
  await point(button);
  await sleep(1500);
}

export default [
  personInChromium('human-chromium-one-finger', { args: GL, visit: filling(hunt) }),
  personInChromium('human-chromium-leaning', { args: GL, visit: filling(lean) }),
  personInChromium('human-chromium-screen-keyboard', { args: GL, visit: filling(tap) }),
  personInChromium('human-chromium-accents', { args: GL, visit: filling(accents) }),
  personInChromium('human-chromium-carrying', { args: GL, visit: carry }),
  personInChromium('human-chromium-voice', { args: GL, visit: speak }),
];
