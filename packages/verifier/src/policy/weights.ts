import type { Weight } from '../signal.ts';

const prior = (weight: number): Weight => ({ weight, basis: 'prior' });
const definitive = (weight: number): Weight => ({ weight, basis: 'prior', hard: true });

/**
 * One row a signal: natural-log likelihood ratios, positive for bots, negative for people. 0 observes.
 * All are priors, set from published experience and from what one machine showed, until they are measured on labelled visits.
 */
export const weights: Readonly<Record<string, Weight>> = {
  // browser
  agent_dom_markers: prior(4),
  attach_shadow_hooked: prior(1.8),
  automation_user_agent: definitive(7),
  cdc_globals: definitive(8),
  cdp_binding_function: prior(4.5),
  cdp_error_name_reads: prior(0.6),
  cdp_stack_serialised: prior(1.2),
  cdp_worker_runtime: prior(0.3),
  chrome_object_counterfeit: prior(1.5),
  chromedriver_ret_nodes: prior(4),
  counterfeit_plugin_lists: prior(2),
  custom_elements_hooked: prior(0),
  cypress_globals: prior(5),
  document_intercepted: prior(2.5),
  downlink_max_desktop: prior(1.8),
  driver_html_attribute: prior(5),
  firefox_headless_set: prior(2.8),
  headless_brand: definitive(7),
  headless_claim: definitive(7),
  late_agent_markers: prior(4),
  late_binding_function: prior(4.5),
  late_driver_traces: definitive(7),
  late_lookup_traces: prior(4),
  legacy_runtime_globals: prior(2),
  media_devices_missing: prior(0.2),
  notification_permission_conflict: prior(0.4),
  own_navigator_properties: prior(2.5),
  playwright_globals: definitive(7),
  plugins_pdf_conflict: prior(0.8),
  pointer_none_desktop: prior(2),
  puppeteer_globals: definitive(7),
  remote_console_firefox: prior(1.8),
  screen_default_headless: prior(2),
  screen_equals_viewport: prior(1.8),
  scrollbar_hidden: prior(1.2),
  selenium_globals: prior(5),
  software_renderer: prior(0.4),
  speech_api_removed: prior(1.6),
  speech_voices_missing: prior(0.6),
  stagehand_globals: definitive(7),
  stealth_plugin_list: prior(2.5),
  testcafe_globals: prior(5),
  time_zone_utc: prior(0.3),
  touch_flag_mismatch: prior(0.5),
  viewport_emulated: prior(1.8),
  viewport_inset: prior(0.7),
  webdriver: definitive(7),
  webdriver_descriptor: prior(3),
  window_exceeds_screen: prior(1),
};
