import type { ReadingValues } from '@veridict/contract';

type Globals = ReadingValues['globals'];

/** What drivers of browsers leave among a page's names, by driver. A name counts only where no page would choose it. */
const TRACES = {
  // ChromeDriver 156 still names its copies of built-ins this way; patched binaries keep the shape and change the prefix.
  chromedriver: /^\$?[a-z]{3}_[A-Za-z0-9]{22}_(Array|Object|Promise|Proxy|Symbol|JSON|Window)?$/,
  selenium:
    /^(__webdriver_(evaluate|unwrapped|script_fn|script_func|script_function)|__selenium_(evaluate|unwrapped)|__fxdriver_(evaluate|unwrapped)|__driver_(evaluate|unwrapped)|__webdriverFunc|__\$webdriverAsyncExecutor|\$chrome_asyncScriptInfo|_Selenium_IDE_Recorder|_selenium|calledSelenium|__lastWatir(Alert|Confirm|Prompt)|_WEBDRIVER_ELEM_CACHE|webdriver-evaluate|domAutomation(Controller)?)$/,
  playwright: /^__(playwright|pw(InitScripts|Clock|WebAuthnInstalled|_))/,
  puppeteer: /^(__)?puppeteer_/,
  stagehand: /^__(stagehand|v3_cursor_overlay)/,
  cypress: /^(Cypress|__cypress)/,
  testcafe: /^%(hammerhead|testCafe)/,
  // Short names that wallets, games or embedders use as well (phantom, emit, spawn, geb, CefSharp) are left out on purpose.
  legacy: /^(callPhantom|_phantom|__phantomas|__nightmare|awesomium|RunPerfTest|fmget_targets)$/,
} as const;

/** A kind of driver that leaves names. */
export type Driver = keyof typeof TRACES;

/** Names of a driver on `window` or `document`, at most five. */
export function tracesOf(driver: Driver, { window, document }: Globals): string[] {
  const pattern: RegExp = TRACES[driver];
  const found = [...window, ...document].filter(({ name }) => pattern.test(name));
  return found.slice(0, 5).map(({ name }) => name);
}

/** What agents that act for a person draw over the page while they act. */
const AGENT_MARKS =
  /^#(claude-agent-(glow-border|stop-container)|claude-phantom-cursor|codex-(agent-overlay|browser-sidebar-comments)-root|browser-use-debug-highlights)$|^\[data-browser-use-highlight\]$/;

/** Marks of acting agents among overlays and names, at most five. */
export function agentMarks({ overlays, window }: Globals): string[] {
  const names = window.filter(({ name }) => /^(__browserUseDemoPanel|__dtmcp)/.test(name)).map(({ name }) => name);
  return [...overlays.filter((mark) => AGENT_MARKS.test(mark)), ...names].slice(0, 5);
}
