import { html, type Markup } from '../core/html.ts';
import { STYLE_PATH } from './style.ts';

export interface Tick {
  readonly field: string;
  readonly value: string;
  readonly label: string;
  readonly avatar?: string;
}

export interface Face {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly avatar: string;
}

/** A whole page of a network; forms go back to the address that they came from. */
function networkPage(network: string, title: string, content: Markup): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} - ${network}</title><link rel="stylesheet" href="${STYLE_PATH}"></head>
<body><main><div class="network"><span aria-hidden="true">${network.slice(0, 1)}</span>${network}</div>${content}<p class="soft">Sandbox: this is a stand-in, not the real ${network}.</p></main></body></html>`
    .text;
}

/** Asks who is there. */
export function signInPage(network: string, faces: readonly Face[], notice: string | null): string {
  return networkPage(
    network,
    'Sign in',
    html`<h1>Sign in to ${network}</h1>${noticeOf(notice)}<p class="soft">Choose who sits at this browser.</p>
<form method="post" class="stack"><input type="hidden" name="step" value="sign-in">${faces.map((face) => html`<button name="person" value="${face.id}">Sign in as ${face.name}</button>`)}</form>`,
  );
}

export interface ConsentQuestion {
  readonly network: string;
  readonly client: string;
  readonly face: Face;
  readonly permissions: readonly Tick[];
  /** Whether single permissions can be refused. */
  readonly choosable: boolean;
  readonly pages: readonly Tick[];
}

/** Asks whether the client may have what it wants. */
export function consentPage(question: ConsentQuestion): string {
  const { network, client, face, permissions, choosable, pages } = question;
  return networkPage(
    network,
    'Allow access',
    html`<h1>${client} wants to access your ${network} account</h1>
<div class="person"><img src="${face.avatar}" alt=""><div>Signed in as ${face.name}<small>${face.detail}</small></div></div>
<form method="post"><input type="hidden" name="step" value="decide">
${permissions.length > 0 && fieldset('This lets it', permissions, choosable)}${pages.length > 0 && fieldset('On these pages', pages, true)}
<div class="row"><button class="main" name="decision" value="allow">Allow</button><button name="decision" value="decline">Decline</button></div></form>
<form method="post"><input type="hidden" name="step" value="sign-out"><p class="soft">Not ${face.name}? <button class="link">Use another account</button></p></form>`,
  );
}

/** Stops a person whose account is in trouble; `clear` offers the way out of it. */
export function troublePage(network: string, face: Face, message: string, clear: string | null): string {
  return networkPage(
    network,
    'Your account',
    html`<h1>${face.name}, there is something to do first</h1><p class="notice">${message}</p>
${clear !== null && html`<form method="post"><input type="hidden" name="step" value="clear"><button class="main">${clear}</button></form>`}
<form method="post"><input type="hidden" name="step" value="sign-out"><p class="soft"><button class="link">Use another account</button></p></form>`,
  );
}

/** A network's own error page: nothing goes back to the client. */
export function errorPage(network: string, title: string, message: string): string {
  return networkPage(network, title, html`<h1>${title}</h1><p class="notice" role="alert">${message}</p>`);
}

function noticeOf(notice: string | null): Markup | null {
  return notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`;
}

function fieldset(legend: string, ticks: readonly Tick[], choosable: boolean): Markup {
  const rows = ticks.map((tick) =>
    choosable
      ? html`<label><input type="checkbox" name="${tick.field}" value="${tick.value}" checked>${tick.avatar !== undefined && html`<img src="${tick.avatar}" alt="">`}${tick.label}</label>`
      : html`<label>${tick.label}</label>`,
  );
  return html`<fieldset><legend>${legend}</legend>${rows}</fieldset>`;
}
