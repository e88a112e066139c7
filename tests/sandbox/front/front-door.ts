import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { STYLE_PATH, stylesheet } from '../consent/style.ts';
import { type Answer, json, raw } from '../core/answer.ts';
import { type Call, readCall } from '../core/call.ts';
import { IssuedSecrets } from '../core/issued-secrets.ts';
import { type LoggedRequest, RequestLog } from '../core/request-log.ts';
import { avatar, isAvatarPath } from '../world/avatars.ts';
import type { PlayedNetwork } from '../world/played-network.ts';
import type { Switchboard } from '../world/switchboard.ts';
import { Delays } from './delays.ts';
import { faultAfter, faultBefore } from './faults.ts';
import { Holds } from './holds.ts';

/** Leads each request to the network of its host, through that network's faults. */
export class FrontDoor {
  readonly log = new RequestLog();
  /** Avatars, which consent pages ask for as well. */
  readonly pictures = new RequestLog();
  readonly holds = new Holds();
  readonly secrets = new IssuedSecrets();
  readonly #delays = new Delays();
  readonly #board: Switchboard;
  readonly #findNetwork: (host: string) => PlayedNetwork | null;
  readonly #otherHosts: (call: Call) => Answer | Promise<Answer>;

  constructor(
    board: Switchboard,
    findNetwork: (host: string) => PlayedNetwork | null,
    otherHosts: (call: Call) => Answer | Promise<Answer>,
  ) {
    this.#board = board;
    this.#findNetwork = findNetwork;
    this.#otherHosts = otherHosts;
  }

  /** A listener for one scheme; `only` ties a port to one network whatever the host. */
  listener(scheme: 'http' | 'https', only: PlayedNetwork | null = null): RequestListener {
    return (request, response) => {
      this.#serve(request, response, scheme, only).catch((error: unknown) => {
        // A client that went away in the middle of a request is no bug of the sandbox.
        if (response.destroyed) return;
        console.error('sandbox:', error);
        if (!response.headersSent)
          send(response, json(500, { error: 'sandbox_bug', message: String(error) }));
      });
    };
  }

  /** Lets everybody go who waits for something. */
  letGo(): void {
    this.holds.releaseAll();
    this.#delays.endAll();
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    scheme: 'http' | 'https',
    only: PlayedNetwork | null,
  ): Promise<void> {
    const call = await readCall(request, scheme);
    if (call.path === STYLE_PATH) return send(response, raw(200, 'text/css; charset=utf-8', stylesheet));
    if (isAvatarPath(call.path)) {
      this.pictures.answered(this.pictures.arrived(call), 200);
      return send(response, avatar(call));
    }
    const network = only ?? this.#findNetwork(call.host);
    if (network === null) return send(response, await this.#otherHosts(call));
    const answer = await this.#play(network, call);
    if (answer === null) response.destroy();
    else send(response, answer);
  }

  /** The network's answer after all faults, or null where the connection is to be cut. */
  async #play(network: PlayedNetwork, call: Call): Promise<Answer | null> {
    if (call.method === 'OPTIONS') return faultBefore(this.#board, network, call) ?? network.handle(call);
    const request = this.log.arrived(call);
    const answer = await this.#playLogged(network, call, request);
    if (answer === null) return null;
    this.log.answered(request, answer.status);
    this.secrets.note(answer);
    return answer;
  }

  async #playLogged(network: PlayedNetwork, call: Call, request: LoggedRequest): Promise<Answer | null> {
    if ((await this.holds.pass(network.id, request, 'before')) === 'drop') return null;
    if (this.#board.isOn(network.id, 'reset-connection')) return null;
    await this.#delays.wait(this.#board.amount(network.id, 'slow-before'));
    const fault = faultBefore(this.#board, network, call);
    if (fault !== null) return fault;
    const answer = faultAfter(this.#board, network, await network.handle(call));
    await this.#delays.wait(this.#board.amount(network.id, 'slow-after'));
    return (await this.holds.pass(network.id, request, 'after')) === 'drop' ? null : answer;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.statusCode = answer.status;
  response.end(answer.body);
}
