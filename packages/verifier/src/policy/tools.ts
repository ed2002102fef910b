import type { Attribution } from '@veridict/contract';

/** A trace that is one tool's. `named`: what the finding's words must contain, where one signal knows several tools. */
interface Trace {
  signal: string;
  named?: RegExp;
  tool: string;
  /** how often a visit with the trace is that tool's: 1 where the tool says so itself */
  confidence: number;
}

const shared = (signals: readonly string[], tool: string, confidence: number, named?: RegExp): Trace[] =>
  signals.map((signal) => (named ? { signal, named, tool, confidence } : { signal, tool, confidence }));

const NAMES = ['automation_user_agent', 'suspicious_user_agent', 'known_bot_pattern'];
const LATE = ['late_driver_traces'];
const BINDINGS = ['cdp_binding_function', 'late_binding_function'];
const AGENTS = ['agent_dom_markers', 'late_agent_markers'];

/** Traces by tool. What several tools leave (a debugger, a headless window) names none of them. */
const TRACES: readonly Trace[] = [
  ...shared(AGENTS, 'claude-in-chrome', 0.95, /#claude-/),
  ...shared(AGENTS, 'codex-browser', 0.95, /#codex-/),
  ...shared(AGENTS, 'browser-use', 0.95, /browser-?use/i),
  ...shared(AGENTS, 'chrome-devtools-mcp', 0.95, /__dtmcp/),
  ...shared(['stagehand_globals'], 'stagehand', 0.95),
  ...shared(LATE, 'stagehand', 0.95, /__stagehand|__v3_cursor/),
  ...shared(['cypress_globals'], 'cypress', 0.95),
  ...shared(['testcafe_globals'], 'testcafe', 0.95),
  ...shared(LATE, 'testcafe', 0.95, /%(hammerhead|testCafe)/),
  ...shared(BINDINGS, 'testcafe', 0.9, /NATIVE_AUTOMATION_STORAGE_BINDING/),
  ...shared(['driver_call_stack'], 'chromedriver', 0.9, /element-6066/),
  ...shared(['driver_call_stack'], 'puppeteer', 0.9, /pptr:|__puppeteer/),
  ...shared(['driver_call_stack'], 'playwright', 0.8, /UtilityScript/),
  ...shared(['puppeteer_globals'], 'puppeteer', 0.9),
  ...shared([...LATE, ...BINDINGS], 'puppeteer', 0.9, /puppeteer_/),
  // Patched builds of Playwright leave the same names.
  ...shared(['playwright_globals'], 'playwright', 0.85),
  ...shared(LATE, 'playwright', 0.85, /__(pw|playwright)/),
  // Selenium, WebdriverIO and Nightwatch all go through it.
  ...shared(['cdc_globals', 'chromedriver_ret_nodes'], 'chromedriver', 0.95),
  ...shared(LATE, 'chromedriver', 0.9, /_[A-Za-z0-9]{22}_/),
  // Patched drivers leave nothing else.
  ...shared(['late_lookup_traces'], 'chromedriver', 0.8, /ret_nodes/),
  ...shared(['selenium_globals', 'driver_html_attribute'], 'selenium', 0.9),
  ...shared(['custom_elements_hooked'], 'webdriverio', 0.6),
  ...shared(['stealth_plugin_residue', 'stealth_plugin_list'], 'puppeteer-extra-stealth', 0.85),
  ...shared(['remote_console_firefox'], 'webdriver-bidi', 0.6),
  ...shared(NAMES, 'phantomjs', 1, /names PhantomJS/i),
  ...shared(NAMES, 'jsdom', 1, /names jsdom/i),
  ...shared(NAMES, 'curl', 1, /names curl/i),
  ...shared(NAMES, 'wget', 1, /names Wget/i),
  ...shared(NAMES, 'python', 1, /names (python|aiohttp|scrapy)/i),
  ...shared(NAMES, 'go', 1, /names Go-http/i),
  ...shared(NAMES, 'node', 1, /names (axios|node|undici|got\b)/i),
];

/** Tools that act for a language model. */
const AGENT_TOOLS = ['claude-in-chrome', 'codex-browser', 'browser-use', 'chrome-devtools-mcp', 'stagehand'];

/** The tool that a visit's findings name, the surest of several; null where none does. */
export function toolOf(findings: ReadonlyArray<{ id: string; detail: string }>): Attribution | null {
  const found = TRACES.filter(({ signal, named }) =>
    findings.some(({ id, detail }) => id === signal && (named === undefined || named.test(detail))),
  );
  const surest = found.sort((a, b) => b.confidence - a.confidence)[0];
  return surest ? { tool: surest.tool, confidence: surest.confidence } : null;
}

/** Whether a tool acts for a language model rather than for a script's author. */
export const isAgentTool = (tool: string): boolean => AGENT_TOOLS.includes(tool);
