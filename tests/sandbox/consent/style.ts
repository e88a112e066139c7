/** Served by every played host, so that its pages need no inline style. */
export const STYLE_PATH = '/_sandbox/style.css';

export const stylesheet = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --ground: #f3f4f6; --accent: #2f5bea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --line: #343b44; --paper: #1a1f26; --ground: #0f1318; --accent: #6c8dff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 440px; margin: 6vh auto; padding: 28px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
main.wide { max-width: 1180px; margin: 24px auto; }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 28px 0 8px; }
p { margin: 0 0 16px; } .soft { color: var(--soft); font-size: 13px; }
.network { display: flex; align-items: center; gap: 10px; margin-bottom: 20px; font-weight: 600; color: var(--soft); }
.network span { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 8px; background: var(--ink); color: var(--paper); font-weight: 700; }
.person { display: flex; align-items: center; gap: 12px; margin: 16px 0; }
.person img { width: 40px; height: 40px; border-radius: 50%; } .person small { display: block; color: var(--soft); }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 16px; padding: 8px 12px 10px; }
legend { padding: 0 4px; font-size: 13px; color: var(--soft); }
label { display: flex; gap: 8px; align-items: center; padding: 4px 0; }
label img { width: 24px; height: 24px; border-radius: 4px; }
button { font: inherit; padding: 8px 14px; border-radius: 8px; border: 1px solid var(--line); background: var(--paper); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--accent); } button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button.main { background: #2f5bea; border-color: #2f5bea; color: #fff; font-weight: 600; }
button.link { border: 0; padding: 0; background: none; color: var(--accent); text-decoration: underline; }
.row { display: flex; gap: 8px; flex-wrap: wrap; margin: 0 0 16px; } .stack { display: grid; gap: 8px; } .stack button { text-align: left; width: 100%; }
.notice { border: 1px solid #bf8700; border-radius: 8px; padding: 10px 12px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } th, td { text-align: left; vertical-align: top; padding: 8px; border-top: 1px solid var(--line); }
td form { display: inline-flex; gap: 4px; margin: 0 6px 6px 0; align-items: center; } td button { padding: 3px 8px; border-radius: 6px; }
td input, td select { font: inherit; max-width: 18em; padding: 2px 4px; } td input[type=number] { width: 6em; }
button.on { background: #b42318; border-color: #b42318; color: #fff; } code { font-size: 12px; }
`;
