import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('permissions', {
  driven: { any: { notification: 'default', notificationQuery: 'prompt' } },
  pages: {
    'a query that is never answered': {
      prepare: () => {
        Permissions.prototype.query = () => new Promise(() => {});
      },
      reads: { any: { notification: 'default', notificationQuery: null } },
    },
  },
});
