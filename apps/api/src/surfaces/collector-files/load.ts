import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type StaticFile, staticFile } from '../../static-file.ts';

const manifest = z.object({
  /** the path that moves with releases; all others name their bytes */
  script: z.string(),
  files: z.record(z.string().regex(/^[\w.-]+(\/[\w.-]+)*\.js$/), z.object({ bytes: z.int() })),
});

/** Read the built collector by its manifest and make its files ready to be served. */
export async function loadCollectorFiles(manifestPath: string): Promise<StaticFile[]> {
  const { script, files } = manifest.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
  return Promise.all(
    Object.keys(files).map(async (name) => {
      const bytes = await readFile(join(dirname(manifestPath), name));
      return staticFile(`/${name}`, 'text/javascript; charset=utf-8', bytes, name !== script);
    }),
  );
}
