import type { Source } from '../source.ts';

/** What `canPlayType` answers. */
export const codecs: Source<'codecs'> = () => {
  const media = document.createElement('video');
  const can = (type: string): '' | 'maybe' | 'probably' => media.canPlayType(type);
  const video = (container: string, codec: string) => can(`video/${container}; codecs="${codec}"`);
  return {
    h264: video('mp4', 'avc1.42E01E'),
    hevc: video('mp4', 'hvc1.1.6.L93.B0'),
    vp9: video('webm', 'vp9'),
    av1: video('mp4', 'av01.0.05M.08'),
    theora: video('ogg', 'theora'),
    aac: can('audio/mp4; codecs="mp4a.40.2"'),
    mp3: can('audio/mpeg'),
    opus: can('audio/ogg; codecs="opus"'),
    flac: can('audio/flac'),
    wav: can('audio/wav; codecs="1"'),
  };
};
