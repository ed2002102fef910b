import { probeConsole } from '../realms/console-probe.ts';
import { nativeName } from '../realms/natives.ts';
import type { Source } from '../source.ts';

/** What the engine does with an Error that a console is handed: more, when a debugger listens. */
export const consoleSerialisation: Source<'consoleSerialisation'> = ({ pristine }) => {
  const { window: clean, textOf } = pristine();
  // biome-ignore lint/suspicious/noConsole: looked at, never called
  return { ...probeConsole(clean), consoleNative: nativeName(textOf(console.debug)) === 'debug' };
};
