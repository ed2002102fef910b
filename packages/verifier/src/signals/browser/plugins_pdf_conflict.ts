import { isDesktopPlatform } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Since Chromium 94 the list has five entries or none, as `pdfViewerEnabled` says. */
export const plugins_pdf_conflict = defineSignal({
  id: 'plugins_pdf_conflict',
  layer: 'browser',
  family: 'tamper',
  title: 'Plugins that contradict the PDF viewer',
  needs: ['plugins', 'engine', 'platform'],
  judge: ({ plugins: p, platform }, { engine }) => {
    const conflict = (p.pdfViewer === true && p.pluginCount === 0) || (p.pdfViewer === false && p.pluginCount > 0);
    return engine === 'blink' && conflict && isDesktopPlatform(platform.platform)
      ? hit(`pdfViewerEnabled ${p.pdfViewer} with ${p.pluginCount} plugins`)
      : clear;
  },
});
