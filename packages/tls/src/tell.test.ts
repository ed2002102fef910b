import { describe, expect, it } from 'vitest';
import type { TlsCapture } from './capture.ts';
import { tellConnection } from './tell.ts';

const capture: TlsCapture = {
  ja4: 'a',
  ja4Stable: 'b',
  client: null,
  hello: {
    legacyVersion: 771,
    ciphers: [0x1a1a, 4865],
    extensions: [0x2a2a, 0, 16],
    serverName: true,
    alpn: [],
    signatureAlgorithms: [1027],
    supportedVersions: [772],
    groups: [0x3a3a, 29],
    length: 512,
  },
  http2: {
    settings: [[1, 65_536]],
    windowUpdate: 15_663_105,
    priorityFrames: [{ stream: 3, exclusive: false, dependency: 0, weight: 201 }],
    headersPriority: { exclusive: true, dependency: 0, weight: 256 },
    firstStream: 1,
  },
};
const rawHeaders = [':method', 'GET', ':authority', 'x', ':scheme', 'https', ':path', '/', 'accept', ':not'];

describe('a connection as it is told', () => {
  it('has the print, how HTTP/2 began, and what was offered', () => {
    expect(tellConnection(capture, { rawHeaders, stream: { id: 1 } })).toEqual({
      ja4: 'a',
      ja4_stable: 'b',
      http2: {
        settings: [[1, 65_536]],
        window_update: 15_663_105,
        priority_frames: 1,
        headers_priority: { exclusive: true, dependency: 0, weight: 256 },
        pseudo_order: 'm,a,s,p',
        is_first: true,
      },
      hello: { grease: true, extensions: [0, 16], groups: [29], signature_algorithms: [1027] },
    });
  });

  it('is that of a later request, and of HTTP/1.1', () => {
    expect(tellConnection(capture, { rawHeaders, stream: { id: 3 } }).http2?.is_first).toBe(false);
    expect(tellConnection({ ...capture, http2: null }, { rawHeaders: [] }).http2).toBeNull();
  });
});
