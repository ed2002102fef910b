// What the example sites show, and what they write down: the same on every framework.

const page = (publicKey, main) => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign up</title>
<script async src="/a9/collector.js" data-key="${publicKey}" data-endpoint="/a9"></script>
<main>${main}</main></html>`;

/** The page with the form. */
export const form = (publicKey) =>
  page(
    publicKey,
    `<h1>Sign up</h1>
<form method="post" action="/sign-up" data-veridict-form><label>E-mail <input name="email" type="email" required></label> <button>Sign up</button></form>`,
  );

/** The page after it. */
export const welcome = (publicKey) => page(publicKey, '<h1>Welcome</h1>');

/** A line for every decision: what it was, what it rests on, and how long it took. */
export const log = ({ action, source, reason, ms }, { path }) =>
  console.log(JSON.stringify({ path, action, source, reason, ms: Math.round(ms) }));
