import { Unreadable } from '../reading.ts';
import { listOfText } from '../realms/identity.ts';
import type { Source } from '../source.ts';

/** Plugins and MIME types, and whether the lists are genuine platform objects. */
export const plugins: Source<'plugins'> = () => {
  const { plugins: list, mimeTypes, pdfViewerEnabled } = navigator;
  if (!list || !mimeTypes) throw new Unreadable('absent');
  return {
    names: listOfText(
      [...list].map((plugin) => plugin.name),
      32,
      128,
    ),
    mimeTypes: listOfText(
      [...mimeTypes].map((type) => type.type),
      32,
      128,
    ),
    pluginCount: list.length,
    mimeTypeCount: mimeTypes.length,
    pdfViewer: pdfViewerEnabled ?? null,
    genuineLists: list instanceof PluginArray && mimeTypes instanceof MimeTypeArray,
  };
};
