import { listOfText } from '../realms/identity.ts';
import { type Source, Unreadable } from '../source.ts';

/** Plugins and MIME types, and whether the lists are genuine platform objects. */
export const plugins: Source<'plugins'> = () => {
  const { plugins: list, mimeTypes, pdfViewerEnabled } = navigator;
  if (!list || !mimeTypes) throw new Unreadable('absent');
  const all = [...list];
  const types = [...mimeTypes];
  return {
    names: listOfText(
      all.map((plugin) => plugin.name),
      32,
      128,
    ),
    mimeTypes: listOfText(
      types.map((type) => type.type),
      32,
      128,
    ),
    pluginCount: list.length,
    mimeTypeCount: mimeTypes.length,
    pdfViewer: pdfViewerEnabled ?? null,
    genuineLists:
      list instanceof PluginArray &&
      mimeTypes instanceof MimeTypeArray &&
      all.every((plugin) => plugin instanceof Plugin) &&
      types.every((type) => type instanceof MimeType),
  };
};
