import type { Sandbox } from '../sandbox/sandbox.ts';
import { whatToType } from './what-to-type.ts';

/** Inside the browser the control page has this name; outside it has a port. */
export const CONTROL_PAGE = 'https://sandbox.example/';

/** What to type where, and what to try, for the person at the screen. */
export function invitation(sandbox: Sandbox): string {
  const { mastodonServers, anna, ben, custom, loopback } = whatToType(sandbox);
  return `
Chromium is open with Relink pinned to the toolbar and every network played on this computer.

  Control page   ${CONTROL_PAGE} (second tab; in another browser: ${sandbox.controlUrl})

What to type
  Facebook       nothing: the demo app is filled in; the browser asks whether Relink may reach graph.facebook.com
  X              nothing: the demo app is filled in
  Mastodon       Server         ${mastodonServers.join(', ')}
  Bluesky        Handle         ${anna.handle}    App password  ${anna.appPassword}
                 or             ${ben.handle}     App password  ${ben.appPassword}
  Custom server  Issuer URL     ${custom.issuer}    Client ID  ${custom.clientId}
                 or             ${loopback.issuer}    Client ID  ${loopback.clientId}

What to try
  1. Connect a profile > Facebook, sign in as Anna Keller, allow, add her three pages.
  2. Connect Mastodon and Bluesky as well. The icon in the toolbar carries a green check.
  3. Control page > Facebook > Anna Keller: "Change password".
  4. Relink's icon > Check now. The badge says 3, and the popup says why.
  5. Reconnect. One consent brings back all three pages.
  6. Control page > Facebook: "Browser is signed in as" Ben Ortiz. Three dots > Reconnect: Relink names both, and changes
     nothing.
  7. Control page: an outage, a rate limit, HTML instead of JSON. Check now: no alarm, because that proves nothing.

Ctrl-C or closing the window ends it; nothing is kept.
`;
}
