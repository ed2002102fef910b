// What a script does on the page, in each tool's own way of saying it.
import { sleep } from './waiting.mjs';

export const FORM = { name: 'Max Muster', email: 'max@example.org' };

/** puppeteer and its kin. `opts.delay` is puppeteer's own typing delay. */
export async function puppeteerFlow(page, url, opts = {}) {
  await page.goto(url, { waitUntil: 'load' });
  await sleep(3000);
  await page.type('#name', FORM.name, opts);
  await page.type('#email', FORM.email, opts);
  await Promise.all([page.waitForNavigation({ timeout: 8000 }).catch(() => {}), page.click('#send')]);
  await sleep(300);
}

/** playwright and its kin. */
export async function playwrightFlow(page, url) {
  await page.goto(url);
  await page.waitForTimeout(3000);
  await page.fill('#name', FORM.name);
  await page.locator('#email').pressSequentially(FORM.email);
  await page.click('#send');
  await page.waitForSelector('#thanks', { timeout: 8000 }).catch(() => {});
}

/** selenium-webdriver. */
export async function seleniumFlow(driver, By, url) {
  await driver.get(url);
  await sleep(3000);
  await driver.findElement(By.id('name')).sendKeys(FORM.name);
  await driver.findElement(By.id('email')).sendKeys(FORM.email);
  await driver.findElement(By.id('send')).click();
  await sleep(500);
}
