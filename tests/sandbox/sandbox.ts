import type { RequestListener } from 'node:http';
import { type Apps, appsOf } from './apps.ts';
import { blueskyNetwork } from './bluesky/network.ts';
import { Control } from './control/control.ts';
import { controlSite } from './control/site.ts';
import { type Answer, json } from './core/answer.ts';
import type { Call } from './core/call.ts';
import { freshCertificate } from './core/certificate.ts';
import { type Listener, listen } from './core/listener.ts';
import type { RequestLog } from './core/request-log.ts';
import { legacyNetwork } from './custom/legacy-server.ts';
import { oidcServer } from './custom/oidc-server.ts';
import { facebookNetwork } from './facebook/network.ts';
import { FrontDoor } from './front/front-door.ts';
import { type KnownPerson, knownPeople } from './known-people.ts';
import { mastodonNetworks } from './mastodon/network.ts';
import type { PlayedNetwork } from './world/played-network.ts';
import { createWorld, type World } from './world/world.ts';
import { xNetwork } from './x/network.ts';

export interface SandboxOptions {
  /** Of the HTTPS server; any free one by default. */
  readonly port?: number;
  readonly extensionId?: string;
}

export interface Sandbox {
  readonly port: number;
  /** Base64 SHA-256 of the test certificate's public key. */
  readonly spki: string;
  /** What makes Chromium find the played hosts, and nothing beyond them. */
  readonly chromiumArgs: readonly string[];
  /** The control page, for a browser that does not use the arguments above; inside it is https://sandbox.example/. */
  readonly controlUrl: string;
  readonly apps: Apps;
  readonly people: readonly KnownPerson[];
  readonly control: Control;
  readonly requests: RequestLog;
  /** Avatars that were asked for, from whatever host. */
  readonly pictures: RequestLog;
  /** Every token, client secret and code that was handed out so far. */
  issuedSecrets(): readonly string[];
  /** Back to the initial state: switches, tokens, apps, sign-ins and the log. */
  reset(): void;
  close(): Promise<void>;
}

/** The id that the manifest's key gives to Relink. */
const EXTENSION_ID = 'egigkcbfljbpajnodjdaddfkilplfojp';
const CONTROL_HOST = 'sandbox.example';

/** Starts all played networks on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options.extensionId ?? EXTENSION_ID);
  // An issuer must know its address, so its port opens before there is anything behind it.
  let onLoopback: RequestListener = (_request, response) => response.writeHead(503).end();
  const loopback = await listen((request, response) => onLoopback(request, response), 0, null);
  const loopbackIssuer = `http://127.0.0.1:${loopback.port}`;
  const networks = await playedNetworks(world, loopbackIssuer);
  const door = new FrontDoor(
    world.board,
    (host) => networkOf(networks, host),
    (call) => otherHosts(call),
  );
  onLoopback = door.listener('http', findNetwork(networks, 'loopback'));
  const control = new Control(world, networks, door.holds, () => door.letGo());
  const apps = appsOf(world.redirectOrigin, loopbackIssuer);
  const people = knownPeople(networks);
  const site = controlSite(control, () => ({ apps, people }), reset);
  const certificate = await freshCertificate(certificateHosts(networks));
  const front = await listen(door.listener('https'), options.port ?? 0, certificate);
  const controlFront = await listen(door.listener('http'), 0, null);

  function otherHosts(call: Call): Answer | Promise<Answer> {
    if (call.host === CONTROL_HOST || call.host === '127.0.0.1' || call.host === 'localhost')
      return site(call);
    return json(404, { error: 'unknown_host', message: `the sandbox does not play ${call.host}` });
  }

  function reset(): void {
    control.allWell();
    world.signIns.reset();
    for (const network of networks) network.reset();
    door.log.clear();
    door.pictures.clear();
    door.secrets.clear();
  }

  return {
    port: front.port,
    spki: certificate.spki,
    chromiumArgs: [
      `--host-resolver-rules=MAP *:443 127.0.0.1:${front.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
    ],
    controlUrl: `http://127.0.0.1:${controlFront.port}/`,
    apps,
    people,
    control,
    requests: door.log,
    pictures: door.pictures,
    issuedSecrets: () => door.secrets.all,
    reset,
    close: () => closeAll(door, [front, loopback, controlFront], networks),
  };
}

async function playedNetworks(world: World, loopbackIssuer: string): Promise<PlayedNetwork[]> {
  return [
    facebookNetwork(world),
    await xNetwork(world),
    ...mastodonNetworks(world),
    blueskyNetwork(world),
    await oidcServer(world, {
      id: 'custom',
      title: 'Example ID',
      host: 'id.example.com',
      issuer: 'https://id.example.com',
      avatarHost: 'img.id.example.com',
    }),
    legacyNetwork(world),
    await oidcServer(world, {
      id: 'loopback',
      title: 'Loopback ID',
      host: new URL(loopbackIssuer).host,
      issuer: loopbackIssuer,
      avatarHost: 'img.id.example.com',
    }),
  ];
}

async function closeAll(
  door: FrontDoor,
  listeners: readonly Listener[],
  networks: readonly PlayedNetwork[],
): Promise<void> {
  door.letGo();
  door.log.close();
  door.pictures.close();
  await Promise.all(listeners.map((listener) => listener.close()));
  await Promise.all(networks.map((network) => network.close?.()));
}

function networkOf(networks: readonly PlayedNetwork[], host: string): PlayedNetwork | null {
  const fits = (name: string) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name);
  return networks.find((network) => network.hosts.some(fits)) ?? null;
}

function findNetwork(networks: readonly PlayedNetwork[], id: PlayedNetwork['id']): PlayedNetwork {
  const found = networks.find((network) => network.id === id);
  if (found === undefined) throw new Error(`${id} is not played`);
  return found;
}

function certificateHosts(networks: readonly PlayedNetwork[]): string[] {
  const played = networks.flatMap((network) => network.hosts).filter((host) => !host.includes(':'));
  return [...played, CONTROL_HOST, 'localhost'];
}
