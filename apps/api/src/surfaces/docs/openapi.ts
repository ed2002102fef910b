import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { EXAMPLES } from './examples.ts';

/** The frame of `/openapi.json`; the routes fill it from the schemas that check them. */
export const openapi = (version: string): NonNullable<FastifyDynamicSwaggerOptions['openapi']> => ({
  openapi: '3.1.0',
  info: {
    title: 'Veridict',
    version,
    description: 'Self-hosted bot detection: a verdict on who is behind a page view, with every reason and its weight.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  // Wherever it is asked from: no host is written into it.
  servers: [{ url: '/' }],
  tags: [
    {
      name: 'page',
      description: 'What the browser script talks to. Needs a public key and one of the site’s origins.',
    },
    { name: 'verdict', description: 'What a backend asks with a secret key.' },
    { name: 'my ip', description: 'What is known of the address that asks. For pages, without a key.' },
    { name: 'moderation', description: 'Comments: judged, and counted.' },
    {
      name: 'smart URLs',
      description: 'Links that look at who follows them. Keys for them alone may stand in the query.',
    },
    { name: 'usage', description: 'What an account has used of its month.' },
    { name: 'analytics', description: 'Sessions, users and devices: in sum, and one by one.' },
    { name: 'bot stats', description: 'How suspicious traffic is, day by day, and the worst sessions.' },
    { name: 'administration', description: 'Accounts, sites and keys, for administration keys.' },
    { name: 'health', description: 'Whether the server is well.' },
  ],
  components: {
    securitySchemes: {
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      apikey: { type: 'apiKey', in: 'query', name: 'apikey' },
      bearer: { type: 'http', scheme: 'bearer' },
      chatsight: { type: 'apiKey', in: 'header', name: 'x-chatsight-api-auth' },
    },
  },
});

/** What a route's schema becomes: every operation has a name, and says that it needs no key where it needs none. */
export const describe: typeof jsonSchemaTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  if (schema === undefined) return { schema, url };
  const [method = ''] = [input.route.method].flat();
  return { schema: { security: [], ...withExample(schema, url), operationId: operationId(method, url) }, url };
};

/** The good answer shows what it looks like. */
function withExample<T extends object>(schema: T, url: string): T {
  const { response } = schema as { response?: Record<string, object> };
  const example = EXAMPLES[url];
  if (example === undefined || response?.['200'] === undefined) return schema;
  return { ...schema, response: { ...response, 200: { ...response['200'], examples: [example.value] } } };
}

/** `GET /v1/sessions/:id` is `get_v1_sessions_id`. */
const operationId = (method: string, url: string): string =>
  [method.toLowerCase(), ...url.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')].join('_');
