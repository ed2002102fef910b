import { usageAnswer } from '@veridict/contract';
import { monthOf } from '../../access/quota.ts';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';

/** `GET /api/v1/usage`: what the key's account has used of its month. */
export function usageRoutes(app: App, { access, state, settings, now }: Services): void {
  app.get(
    '/api/v1/usage',
    {
      schema: {
        summary: 'Usage of this calendar month (UTC)',
        tags: ['usage'],
        security: KEY_SECURITY,
        response: answers(usageAnswer, ...KEY_CODES),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { account } = await access.secret(request, reply, ['read', 'admin']);
      const used = await state.usage(account.id, monthOf(now()));
      const limit = settings.tiers[account.tier].monthly;
      return { tier: account.tier, used, limit, remaining: Math.max(0, limit - used) };
    },
  );
}
