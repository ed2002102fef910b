import { type GuardOptions, openGuarded } from '../identity/guarded-fetch.ts';

/** Sends a message and gives the status it was answered with; throws where no answer came. */
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>;

/** An endpoint has so long to answer. */
const timeoutMs = 10_000;

/**
 * A post to addresses that account owners name: public ones only, never following where they lead, and nothing is read of
 * the answer but its status, however long it is or slowly it comes. `any`: whoever runs the server knows all account
 * owners, and endpoints may lie beside it.
 */
export function createPost(
  targets: 'public' | 'any',
  guard: Pick<GuardOptions, 'isPublic' | 'lookup' | 'ca' | 'timeoutMs'>,
): Post {
  const options: GuardOptions = { timeoutMs, ...guard, ports: 'any' };
  if (targets === 'any') Object.assign(options, { isPublic: () => true, allowsPlain: true });
  return async (url, headers, body) => {
    const answer = await openGuarded(url, { method: 'POST', headers, body }, options);
    answer.on('error', () => undefined);
    answer.destroy();
    return answer.statusCode ?? 0;
  };
}
