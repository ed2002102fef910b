import { signingKeys, signingRotate } from '@veridict/contract';
import type { z } from 'zod';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import type { SigningKeyRow } from '../../state/port.ts';
import { callerOf, requireDeployment } from './caller.ts';
import { described, moment, outcomes } from './frame.ts';

const shown = (keys: readonly SigningKeyRow[]): z.infer<typeof signingKeys> => ({
  keys: keys.map(({ kid, slot, createdAt, retiredAt }) => ({
    kid,
    state: slot ?? 'retired',
    created_at: moment(createdAt),
    retired_at: retiredAt === null ? null : moment(retiredAt),
  })),
});

/** Keys that sign verdicts: all of the deployment sign with the same, so only its own key may see and rotate them. */
export function signingRoutes(app: App, { signing }: Services): void {
  app.get(
    '/signing-keys',
    { schema: { ...described('Keys that sign verdicts'), response: outcomes(200, signingKeys) } },
    async (request) => {
      requireDeployment(callerOf(request));
      return shown(await signing.list());
    },
  );
  app.post(
    '/signing-keys/rotate',
    {
      schema: {
        ...described('Let the announced key sign from now on'),
        body: signingRotate,
        response: outcomes(200, signingKeys, 'conflict'),
      },
    },
    async (request) => {
      requireDeployment(callerOf(request));
      if (!(await signing.rotate(request.body.compromised))) {
        throw refusal('conflict', 'The keys were rotated by somebody else at this moment.');
      }
      return shown(await signing.list());
    },
  );
}
