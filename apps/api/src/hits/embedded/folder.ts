import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StatePort } from '../../state/port.ts';

/**
 * Whether this folder is the one that the store's statistics are in. Processes that share a store would else count into a folder
 * each, and every one of them would tell a part for the whole.
 */
export async function isFolderOfStore(folder: string, state: Pick<StatePort, 'secret'>): Promise<boolean> {
  const id = await idOf(`${folder}.id`);
  return (await state.secret('hits_folder', id)) === id;
}

/** The folder's own name, written beside it before the store hears of it. */
async function idOf(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const id = randomUUID();
    await writeFile(file, id, { flag: 'wx', mode: 0o600 });
    return id;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(file, 'utf8');
  }
}
