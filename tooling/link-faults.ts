import { posix } from 'node:path';

const LINK = /\]\(([^)\s]+)\)/g;

/** A heading's address within its page, as the places where these pages are read make it. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

const withoutPrograms = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

/** Links of pages that lead to no file or to no heading, one sentence each. Addresses of other hosts are not asked. */
export function linkFaults(pages: ReadonlyMap<string, string>, exists: (path: string) => boolean): string[] {
  const anchors = (path: string) =>
    [...withoutPrograms(pages.get(path) ?? '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!));
  return [...pages].flatMap(([path, text]) =>
    [...withoutPrograms(text).matchAll(LINK)].flatMap(([, link]) => {
      if (/^\w+:/.test(link!)) return [];
      const [file, anchor] = link!.split('#') as [string, string?];
      const target = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file));
      if (!exists(target)) return [`${path} links to ${link}, and there is no such file.`];
      if (anchor === undefined || !pages.has(target) || anchors(target).includes(anchor)) return [];
      return [`${path} links to ${link}, and ${target} has no such heading.`];
    }),
  );
}
