import type { TlsCapture } from './capture.ts';
import { type Offered, offeredIn } from './ja4.ts';

/** A connection in the words of `POST /api/v1/assess`: its field `connection`. */
export interface ToldConnection {
  ja4: string;
  ja4_stable: string;
  http2: {
    settings: Array<[id: number, value: number]>;
    window_update: number;
    priority_frames: number;
    headers_priority: { exclusive: boolean; dependency: number; weight: number } | null;
    /** pseudo headers by their initials: `m,a,s,p` */
    pseudo_order: string;
    /** this request is the connection's first */
    is_first: boolean;
  } | null;
  hello: Pick<Offered, 'grease' | 'extensions' | 'groups'> & { signature_algorithms: number[] };
}

/** A request by either protocol. */
export interface Requested {
  rawHeaders: readonly string[];
  stream?: { id?: number | undefined } | undefined;
}

/**
 * What a captured connection is told as, together with one of its requests.
 *
 * @example
 * const connection = tellConnection(capture.of(request), request);
 * await fetch('https://veridict.example/api/v1/assess', { method: 'POST', body: JSON.stringify({ …, connection }) });
 */
export function tellConnection({ ja4, ja4Stable, http2, hello }: TlsCapture, request: Requested): ToldConnection {
  const { grease, extensions, groups, signatureAlgorithms } = offeredIn(hello);
  return {
    ja4,
    ja4_stable: ja4Stable,
    http2: http2 && {
      settings: http2.settings,
      window_update: http2.windowUpdate,
      priority_frames: http2.priorityFrames.length,
      headers_priority: http2.headersPriority,
      pseudo_order: pseudoOrder(request.rawHeaders),
      is_first: request.stream?.id === http2.firstStream,
    },
    hello: { grease, extensions, groups, signature_algorithms: signatureAlgorithms },
  };
}

/** `m,a,s,p`: the pseudo headers of a request by their initials, in the order sent. */
export function pseudoOrder(rawHeaders: readonly string[]): string {
  const initials: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]![0] === ':') initials.push(rawHeaders[at]![1]!);
  return initials.join(',');
}
