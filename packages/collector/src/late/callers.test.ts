import { describe, expect, it } from 'vitest';
import { collectCallers, namesIn } from './callers.ts';

describe('names of code that came from no file', () => {
  it.each([
    [
      'puppeteer, with a path of its own machine',
      '    at pptr:evaluate;file%3A%2F%2F%2Fhome%2Fbot%2Frun.mjs%3A12:3:40',
      '@pptr:evaluate',
    ],
    ['puppeteer of before', '    at __puppeteer_evaluation_script__:2:18', '@__puppeteer_evaluation_script__'],
    ['chromedriver', '    at callFunction (<anonymous>:386:22)', 'callFunction@<anonymous>'],
    ['playwright', '    at UtilityScript.evaluate (<anonymous>:290:30)', 'UtilityScript.evaluate@<anonymous>'],
    ['WebKit, told by its driver', 'evaluateJavaScriptFunction@', 'evaluateJavaScriptFunction@'],
    ['a debugger of Firefox', 'fill@debugger eval code:1:9', 'fill@debugger eval code'],
    ['WebKit’s driver', 'callee@user-script:3:1:20', 'callee@user-script:3'],
  ])('%s', (_, line, name) => {
    expect(namesIn(line)).toEqual([name]);
  });

  it.each([
    ['the message', 'Error: at home'],
    ['the page', '    at send (https://shop.example/app.js:3:9)'],
    ['the page, elsewhere', 'send@https://shop.example/app.js:3:9'],
    ['a file', '    at send (file:///home/me/page.html:3:9)'],
    ['code made of text by the page', '    at f (eval at g (https://shop.example/app.js:1:1), <anonymous>:1:1)'],
    ['a bundler', '    at f (webpack-internal:///./src/app.js:4:2)'],
    ['an extension', '    at fill (chrome-extension://abcdefgh/content.js:1:50)'],
    ['an extension of Firefox', 'fill@moz-extension://0000/content.js:1:50'],
    ['the platform', '    at Array.forEach (<anonymous>)'],
    ['what has neither name nor place', '@'],
    ['the platform, elsewhere', 'forEach@[native code]'],
    ['a blob', '    at blob:https://shop.example/0b1f:1:2'],
    ['nothing', ''],
  ])('leaves out %s', (_, line) => {
    expect(namesIn(line)).toEqual([]);
  });

  it('keeps each once, a few at most, and stops looking', () => {
    const callers = collectCallers(2);
    for (let i = 0; i < 5; i++) callers.look();
    expect(callers.read().length).toBeLessThanOrEqual(12);
    expect(namesIn(`    at ${'n'.repeat(500)} (<anonymous>:1:1)`)[0]!.length).toBe(64);
  });
});
