import { type Source, Unreadable } from '../source.ts';

/** Numbers of media devices by kind. Asks for no permission, and reads no label and no id. */
export const mediaDevices: Source<'mediaDevices'> = async () => {
  const list = await navigator.mediaDevices?.enumerateDevices?.();
  if (!list) throw new Unreadable('absent');
  const count = (kind: string): number => list.filter((device) => device.kind === kind).length;
  return { audioInput: count('audioinput'), audioOutput: count('audiooutput'), videoInput: count('videoinput') };
};
