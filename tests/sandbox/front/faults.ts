import { type Answer, isJson, raw } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import type { Switchboard } from '../world/switchboard.ts';

/** The answer that a fault gives in place of the network, or null when the network may work. */
export function faultBefore(board: Switchboard, network: PlayedNetwork, call: Call): Answer | null {
  if (board.isOn(network.id, 'outage')) return unavailable();
  if (network.isPage(call) || call.method === 'OPTIONS') return null;
  const seconds = board.amount(network.id, 'rate-limit');
  if (seconds > 0) return network.limited(call, seconds);
  if (board.isOn(network.id, 'unauthorized-for-all')) return network.refused?.(call) ?? null;
  return null;
}

/** What a fault makes of the network's answer. */
export function faultAfter(board: Switchboard, network: PlayedNetwork, answer: Answer): Answer {
  if (!isJson(answer)) return answer;
  if (board.isOn(network.id, 'html')) return htmlInstead(answer);
  if (board.isOn(network.id, 'truncated')) return truncated(answer);
  return answer;
}

/** A gateway's own page: it knows nothing of CORS. */
function unavailable(): Answer {
  return raw(503, 'text/html; charset=utf-8', '<html><body><h1>503 Service Unavailable</h1></body></html>');
}

function htmlInstead(answer: Answer): Answer {
  return {
    ...answer,
    status: 200,
    headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><html><head><title>Welcome</title></head><body><p>Please sign in to the network.</p></body></html>',
  };
}

function truncated(answer: Answer): Answer {
  const text = answer.body.toString('utf8');
  return { ...answer, body: text.slice(0, Math.max(1, Math.floor(text.length / 2))) };
}
