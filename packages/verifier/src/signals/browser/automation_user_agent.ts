import { clear, defineSignal, hit } from '../../signal.ts';

const TOOLS =
  /PhantomJS|SlimerJS|\bjsdom\/|HappyDOM|HtmlUnit|Zombie\.js|Nightmare|Cypress\/|\bpuppeteer\b|\bplaywright\b|Splash\b|Selenium|TestCafe/i;

/** Emulated and scripted browsers that say so themselves. Electron is left out: applications for people are made with it. */
export const automation_user_agent = defineSignal({
  id: 'automation_user_agent',
  layer: 'browser',
  family: 'declared',
  title: 'Browser names an automation tool',
  needs: ['userAgent'],
  judge: ({ userAgent }) => {
    const tool = TOOLS.exec(userAgent.userAgent)?.[0];
    return tool ? hit(`navigator.userAgent names ${tool}`) : clear;
  },
});
