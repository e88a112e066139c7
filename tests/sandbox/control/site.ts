import { type Answer, json, page, redirect } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { type Handler, routes } from '../core/routes.ts';
import { isNetworkId } from '../world/network-ids.ts';
import { asPerson } from '../world/sign-ins.ts';
import type { AccountSwitch, NetworkSwitch, SwitchRequest } from '../world/switches.ts';
import { type Control, UnknownSwitch } from './control.ts';
import { controlPage } from './page.ts';

/** The control page and its API. `reset` takes the whole sandbox back to its start. */
export function controlSite(control: Control, about: () => object, reset: () => void): Handler {
  return routes(
    [
      ['GET', '/', () => page(200, controlPage(control))],
      ['GET', '/api/state', () => json(200, control.state())],
      ['GET', '/api/about', () => json(200, about())],
      ['POST', '/api/switch', (call) => answerOrRefuse(() => json(200, control.switch(requestOf(call))))],
      ['POST', '/api/all-well', () => json(200, control.allWell())],
      ['POST', '/api/reset', () => afterReset(reset, control)],
      ['POST', '/switch', (call) => answerOrRefuse(() => pressed(control, call))],
      ['POST', '/all-well', () => back(() => control.allWell())],
      ['POST', '/reset', () => back(reset)],
    ],
    () => json(404, { error: 'not_found' }),
  );
}

function pressed(control: Control, call: Call): Answer {
  const request = requestOf(call);
  control.switch(request);
  return redirect(`/#${request.network}`, 303);
}

function back(act: () => unknown): Answer {
  act();
  return redirect('/', 303);
}

function afterReset(reset: () => void, control: Control): Answer {
  reset();
  return json(200, control.state());
}

function answerOrRefuse(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof UnknownSwitch) return json(400, { error: 'unknown_switch', message: error.message });
    throw error;
  }
}

/** Reads what was sent as JSON or as a form; names are checked against the installed switches later. */
function requestOf(call: Call): SwitchRequest {
  const network = call.form.get('network');
  if (!isNetworkId(network)) throw new UnknownSwitch(`no network ${network}`);
  const account = call.form.get('account') ?? '';
  const person = asPerson(account);
  if (account !== '' && person === null) throw new UnknownSwitch(`nobody is called ${account}`);
  return {
    network,
    account: person ?? undefined,
    switch: (call.form.get('switch') ?? '') as NetworkSwitch | AccountSwitch,
    value: call.form.get('value') ?? undefined,
  };
}
