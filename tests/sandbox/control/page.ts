import { STYLE_PATH } from '../consent/style.ts';
import { html, type Markup } from '../core/html.ts';
import type { Account } from '../world/people.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import type { SwitchSpec, SwitchValue } from '../world/switches.ts';
import type { Control, ControlState } from './control.ts';

/** All switches on one page of plain forms. */
export function controlPage(control: Control): string {
  const state = control.state();
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Relink sandbox</title><link rel="stylesheet" href="${STYLE_PATH}"></head>
<body><main class="wide"><h1>Relink sandbox</h1><p>Break something here, and watch what Relink makes of it.</p>
<div class="row"><form method="post" action="/all-well"><button class="main">All well again</button></form><form method="post" action="/reset"><button>Forget everything</button></form></div>
<p class="soft">"All well again" puts the switches back; tokens that died stay dead. "Forget everything" also forgets every token, app and sign-in.</p>
${control.networks.map((network) => section(network, state))}</main></body></html>`.text;
}

function section(network: PlayedNetwork, state: ControlState): Markup {
  const own = state[network.id];
  return html`<h2 id="${network.id}">${network.title}</h2><p class="soft">${network.hosts.join(', ')}</p>
<table><tbody><tr><th scope="row">Whole network</th><td>${network.switches.map((spec) => switchForm(network, null, spec, own?.switches[spec.name] ?? spec.initial))}</td></tr>
${network.accounts.map((account) => accountRow(network, account, own?.accounts[account.person]?.switches ?? {}))}</tbody></table>`;
}

function accountRow(
  network: PlayedNetwork,
  account: Account,
  values: Readonly<Record<string, SwitchValue>>,
): Markup {
  const specs = network.accountSwitches(account.person);
  return html`<tr><th scope="row">${account.name}<br><code>${account.handle ?? account.id}</code></th><td>${specs.map((spec) => switchForm(network, account, spec, values[spec.name] ?? spec.initial))}</td></tr>`;
}

function switchForm(
  network: PlayedNetwork,
  account: Account | null,
  spec: SwitchSpec,
  value: SwitchValue,
): Markup {
  return html`<form method="post" action="/switch"><input type="hidden" name="network" value="${network.id}"><input type="hidden" name="account" value="${account?.person ?? ''}"><input type="hidden" name="switch" value="${spec.name}">${input(spec, value)}</form>`;
}

function input(spec: SwitchSpec, value: SwitchValue): Markup {
  switch (spec.kind) {
    case 'action':
      return html`<button name="value" value="true">${spec.label}</button>`;
    case 'toggle':
      return html`<button name="value" value="${value === true ? 'false' : 'true'}" aria-pressed="${String(value === true)}" class="${value === true ? 'on' : ''}">${spec.label}: ${value === true ? 'on' : 'off'}</button>`;
    case 'number':
      return html`<label>${spec.label} <input type="number" name="value" min="0" value="${Number(value)}"></label><button class="${Number(value) > 0 ? 'on' : ''}">Set</button>`;
    case 'choice':
      return html`<label>${spec.label} <select name="value">${(spec.choices ?? []).map((choice) => option(choice, value))}</select></label><button class="${value === spec.initial ? '' : 'on'}">Set</button>`;
  }
}

function option(choice: { readonly value: string; readonly label: string }, value: SwitchValue): Markup {
  return choice.value === value
    ? html`<option value="${choice.value}" selected>${choice.label}</option>`
    : html`<option value="${choice.value}">${choice.label}</option>`;
}
