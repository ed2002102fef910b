import { clear, defineSignal, hit } from '../../signal.ts';

/** Some drivers mark the documents they hold by an attribute on `<html>`. */
export const driver_html_attribute = defineSignal({
  id: 'driver_html_attribute',
  layer: 'browser',
  family: 'driver_traces',
  title: "Driver's attribute on the document element",
  needs: ['globals'],
  judge: ({ globals }) => {
    const mark = globals.htmlAttributes.find((name) => /^(webdriver|selenium|driver)$/.test(name));
    return mark ? hit(`<html> has the attribute ${mark}`) : clear;
  },
});
