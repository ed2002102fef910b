import type { Source } from '../source.ts';

/** What `canPlayType` answers. */
export const codecs: Source<'codecs'> = () => {
  const media = document.createElement('video');
  const can = (container: string, codec?: string): '' | 'maybe' | 'probably' =>
    media.canPlayType(codec ? `${container}; codecs="${codec}"` : container);
  return {
    h264: can('video/mp4', 'avc1.42E01E'),
    hevc: can('video/mp4', 'hvc1.1.6.L93.B0'),
    vp9: can('video/webm', 'vp9'),
    av1: can('video/mp4', 'av01.0.05M.08'),
    theora: can('video/ogg', 'theora'),
    aac: can('audio/mp4', 'mp4a.40.2'),
    mp3: can('audio/mpeg'),
    opus: can('audio/ogg', 'opus'),
    flac: can('audio/flac'),
    wav: can('audio/wav', '1'),
  };
};
