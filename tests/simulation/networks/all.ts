import { servers } from '../../sandbox/mastodon/traits.ts';
import type { World } from '../../sandbox/world/world.ts';
import { serveBluesky } from './bluesky.ts';
import { serveFacebook } from './facebook.ts';
import { serveLegacy } from './legacy.ts';
import { serveMastodon } from './mastodon.ts';
import { serveOidc } from './oidc.ts';
import type { Served } from './served.ts';
import { serveX } from './x.ts';

/** Every network of the simulation, with how many of a hundred logins live there. */
export function serveAll(world: World): readonly { readonly served: Served; readonly weight: number }[] {
  const mastodons = servers.map((traits) => ({ served: serveMastodon(world, traits), weight: 5 }));
  const networks = [
    { served: serveFacebook(world), weight: 26 },
    { served: serveX(world), weight: 10 },
    { served: serveBluesky(world), weight: 16 },
    ...mastodons,
    { served: serveOidc(world, { id: 'custom', host: 'id.example.com', renewal: 'refresh' }), weight: 8 },
    { served: serveOidc(world, { id: 'loopback', host: 'sso.example.com', renewal: 'silent' }), weight: 8 },
    { served: serveLegacy(world), weight: 6 },
  ];
  for (const { served } of networks) {
    const { played } = served;
    world.board.install(played.id, null, played.switches);
    for (const { person } of played.accounts)
      world.board.install(played.id, person, played.accountSwitches(person));
  }
  return networks;
}
