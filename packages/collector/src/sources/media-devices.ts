import { Unreadable, within } from '../reading.ts';
import type { Source } from '../source.ts';

/** A browser that has not used sound yet starts a process for the answer; it says too little to be waited for. */
const BUDGET_MS = 250;

/** Numbers of media devices by kind. Asks for no permission, and reads no label and no id. */
export const mediaDevices: Source<'mediaDevices'> = async () => {
  const list = await within(BUDGET_MS, () => navigator.mediaDevices?.enumerateDevices?.());
  if (!list) throw new Unreadable('absent');
  const count = (kind: string): number => list.filter((device) => device.kind === kind).length;
  return { audioInput: count('audioinput'), audioOutput: count('audiooutput'), videoInput: count('videoinput') };
};
