import { once } from 'node:events';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on loopback only; TLS when there is a certificate. Port 0 takes any free one. */
export async function listen(
  onRequest: RequestListener,
  port: number,
  certificate: Certificate | null,
): Promise<Listener> {
  const server: Server =
    certificate === null
      ? createHttp(onRequest)
      : createHttps({ cert: certificate.cert, key: certificate.key }, onRequest);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

/** Open connections would keep the process alive, so they end with the server. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
