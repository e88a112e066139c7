import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this computer that knows every token of the form `token-of-<account id>`. */
export interface LoopbackServer {
  readonly origin: string;
  readonly requests: () => number;
  readonly close: () => void;
}

/** As `rows.ts` stores them: a sweep over logins that are well finds nothing to change. */
function personOf(id: string) {
  const index = id.replace('account-', '');
  return { sub: id, name: `Person ${index}`, preferred_username: `person${index}` };
}

/** @param answerAfter how long every answer takes, in milliseconds: the way to a real network and back */
export async function startServer(answerAfter: number): Promise<LoopbackServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const id = /^Bearer token-of-(.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const answer = () => {
      response.writeHead(id ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(id ? personOf(id) : { error: 'invalid_token' }));
    };
    if (answerAfter > 0) setTimeout(answer, answerAfter);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, requests: () => requests, close };
}
