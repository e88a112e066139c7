import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import type { Answer } from '../core/answer.ts';
import type { Call } from '../core/call.ts';
import { type Listener, listen } from '../core/listener.ts';
import { configure, type ProviderWish } from './configuration.ts';
import { interact } from './interaction.ts';
import type { OidcNetwork } from './oidc-network.ts';

/** An oidc-provider on a port of its own; the sandbox stands before it like a reverse proxy. */
export interface Backstage {
  ask(call: Call): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts an oidc-provider that believes to be `issuer`. */
export async function openBackstage(
  issuer: string,
  network: OidcNetwork,
  wish: ProviderWish,
): Promise<Backstage> {
  const provider = new Provider(issuer, await configure(wish));
  provider.proxy = true;
  const answer = provider.callback();
  const listener: Listener = await listen(
    (request, response) => {
      if (!request.url?.startsWith(`${wish.interactionPath}/`)) return answer(request, response);
      interact(network, provider, request, response).catch((error: unknown) => fail(error, response));
    },
    0,
    null,
  );
  return { ask: (call) => forward(listener.port, call), close: () => listener.close() };
}

function fail(error: unknown, response: ServerResponse): void {
  console.error('sandbox:', error);
  response.writeHead(500).end();
}

/** Hands a call over and reads the answer to its end. */
function forward(port: number, call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { protocol, host } = new URL(call.origin);
    const query = call.query.toString();
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: call.method,
        path: query === '' ? call.path : `${call.path}?${query}`,
        headers: {
          ...call.headers,
          host,
          'x-forwarded-proto': protocol.slice(0, -1),
          'x-forwarded-host': host,
        },
        agent: false,
      },
      (incoming) => void readAnswer(incoming).then(resolve, reject),
    );
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

/** Headers that belong to the connection, not to the answer. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) headers[name] = value;
  }
  return { status: incoming.statusCode ?? 502, headers, body: Buffer.concat(chunks) };
}
