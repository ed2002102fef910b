/** The style of `/docs`, in the page itself and allowed there by its hash. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #0b6bcb; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cb6ff; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; }
a { color: var(--accent); }
h1 { font-size: 2rem; margin: 0; }
h2 { border-bottom: 1px solid var(--line); margin-top: 3rem; padding-bottom: .25rem; text-transform: capitalize; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: 1rem; text-transform: capitalize; }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
h3 code { background: none; overflow-wrap: anywhere; padding: 0; }
code, pre { font: .875em/1.45 ui-monospace, monospace; }
code { background: var(--soft); border-radius: .25rem; padding: .1em .3em; }
pre { background: var(--soft); border-radius: .5rem; overflow-x: auto; padding: .75rem 1rem; }
pre code { background: none; padding: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
td:first-child { white-space: nowrap; }
.method { border: 1px solid currentColor; border-radius: .25rem; color: var(--accent); font-size: .75rem; font-weight: 600; margin-right: .5rem; padding: .1rem .4rem; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) { td:first-child { white-space: normal; } td { overflow-wrap: anywhere; } }
`;
