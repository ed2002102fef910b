import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, type Server, test } from './fixtures.ts';

/** Start an example beside a server, as its first comment says. */
async function startExample(name: string, server: Server) {
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url)),
    env: {
      ...process.env,
      PORT: '0',
      VERIDICT_URL: server.url,
      VERIDICT_PUBLIC_KEY: server.keys.public_key,
      VERIDICT_SECRET_KEY: server.keys.secret_key,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    url,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

test.describe('the example on plain node:http', () => {
  test('refuses a driven browser that signs up', async ({ page, server }) => {
    const example = await startExample('http', server);
    try {
      const announced = page.waitForEvent('console', (message) => message.text() === 'verdict');
      await page.addInitScript(() => {
        document.addEventListener('botd:verdict', () => console.log('verdict'));
      });
      await page.goto(example.url);
      await announced;
      await page.getByLabel('E-mail').fill('ada@example.org');
      await page.getByRole('button').click();
      await expect(page.getByRole('heading')).toHaveText('Not from here');
    } finally {
      await example.stop();
    }
  });

  test('asks for one more step where no script ran', async ({ server }) => {
    const example = await startExample('http', server);
    try {
      const answer = await fetch(`${example.url}/sign-up`, { method: 'POST' });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('One more step');
    } finally {
      await example.stop();
    }
  });
});
