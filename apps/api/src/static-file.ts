import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Bytes that are the same for every request, compressed once. */
export interface StaticFile {
  path: string;
  type: string;
  /** the path names exactly these bytes, for ever */
  immutable: boolean;
  bodies: ReadonlyArray<{ encoding: 'br' | 'gzip' | 'identity'; etag: string; bytes: Buffer }>;
}

const brotli = promisify(brotliCompress);

/** Prepare bytes for serving: compressed as far as that helps, each form under its own strong ETag. */
export async function staticFile(path: string, type: string, bytes: Buffer, immutable = false): Promise<StaticFile> {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  const forms = [
    { encoding: 'br' as const, etag: `"${digest}-br"`, bytes: br },
    { encoding: 'gzip' as const, etag: `"${digest}-gz"`, bytes: gz },
    { encoding: 'identity' as const, etag: `"${digest}"`, bytes },
  ];
  return { path, type, immutable, bodies: forms.filter((form) => form.bytes.length <= bytes.length) };
}

/** Answer with a static file: the smallest form the client takes, or 304 when it has it. */
export function sendStatic(request: FastifyRequest, reply: FastifyReply, file: StaticFile): FastifyReply {
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const body = file.bodies.find(({ encoding }) => encoding === 'identity' || accepted(encoding))!;
  reply
    .header('etag', body.etag)
    .header('vary', 'Accept-Encoding')
    .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
  if (isFresh(request.headers['if-none-match'], body.etag)) return reply.code(304).send();
  if (body.encoding !== 'identity') reply.header('content-encoding', body.encoding);
  return reply.type(file.type).send(body.bytes);
}

function acceptedEncodings(header: string | undefined): (encoding: string) => boolean {
  const weights = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)] as const;
    }),
  );
  return (encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
}

const isFresh = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
