import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM, PLAIN } from '../lib/chromium.mjs';
import { FORM } from '../lib/flows.mjs';

export default {
  id: 'testcafe-headless',
  kind: 'bot',
  family: 'testcafe',
  async visit(url, { tmp }) {
    const file = join(tmp, 'visit.js');
    writeFileSync(
      file,
      `fixture('f').page(${JSON.stringify(url)});
test('t', async (t) => { await t.wait(3000).typeText('#name', '${FORM.name}').typeText('#email', '${FORM.email}').click('#send').wait(500); });`,
    );
    const { default: createTestCafe } = await import('testcafe');
    const tc = await createTestCafe({ hostname: '127.0.0.1' });
    await tc
      .createRunner()
      .src(file)
      .browsers(`chromium:${CHROMIUM}:headless ${PLAIN.join(' ')}`)
      .reporter('minimal')
      .run({ skipJsErrors: true });
    await tc.close();
  },
};
