import type { Sandbox } from '../../sandbox/sandbox.ts';
import { consent } from './consent.ts';
import { rows } from './database.ts';
import { nextTurn } from './next-turn.ts';
import type { Relink } from './relink.ts';
import type { Stage } from './stage.ts';

type Fields = Readonly<Record<string, string>>;

interface Flow {
  readonly id: string;
  readonly loginId: string | null;
  readonly step: {
    readonly name: string;
    readonly code?: string;
    readonly found?: readonly { networkId: string }[];
  };
  readonly endedAt: number | null;
}

/** What a person would type to connect at each played network. */
export function typed(sandbox: Sandbox) {
  const { apps, people } = sandbox;
  const anna = people.find((person) => person.id === 'anna');
  if (!anna) throw new Error('the sandbox has no Anna');
  const { custom, legacy, loopback } = apps;
  return {
    facebook: {},
    x: {},
    bluesky: { handle: `${anna.accounts.bluesky.handle}`, appPassword: anna.appPasswords.first },
    mastodon: { server: `${apps.mastodonServers.mastodon}` },
    custom: { issuer: custom.issuer, clientId: custom.publicClient.clientId, scopes: custom.scopes },
    loopback: { issuer: loopback.issuer, clientId: loopback.publicClient.clientId, scopes: loopback.scopes },
    legacy: {
      clientId: legacy.clientId,
      clientSecret: legacy.clientSecret,
      scopes: 'profile',
      authorizationEndpoint: legacy.authorizationEndpoint,
      tokenEndpoint: legacy.tokenEndpoint,
      whoAmIUrl: legacy.whoAmI.url,
      idField: legacy.whoAmI.id,
      nameField: legacy.whoAmI.name,
      avatarField: legacy.whoAmI.avatar,
    },
  } as const;
}

/** Saves the person's own apps of Facebook and X. */
export async function saveApps(
  { relink, sandbox }: Stage,
  facebook: 'with secret' | 'without secret' = 'with secret',
) {
  const { apps } = sandbox;
  await relink.command('saveApp', {
    network: 'facebook',
    clientId: apps.facebook.clientId,
    clientSecret: facebook === 'with secret' ? apps.facebook.clientSecret : '',
    settings: { graphVersion: apps.facebook.version },
  });
  await relink.command('saveApp', {
    network: 'x',
    clientId: apps.x.clientId,
    clientSecret: '',
    settings: {},
  });
}

/** Waits until a flow has come to rest. */
export async function flowEnd(relink: Relink, flowId: string): Promise<Flow> {
  for (;;) {
    const flow = (await rows<Flow>(relink.observer, 'flows')).find(({ id }) => id === flowId);
    if (!flow) throw new Error(`flow ${flowId} is gone`);
    if (flow.endedAt !== null) return flow;
    await nextTurn(relink.observer);
  }
}

/** Connects by command, with consent where there is a consent page, and adds every profile. @returns the login's id */
export async function connect(
  stage: Stage,
  network: string,
  fields: Fields,
  as: string | null = 'Anna Keller',
) {
  const { relink } = stage;
  const { flowId } = await relink.command('connect', { network, fields });
  if (as !== null) await consent(relink.browser, { as });
  const flow = await flowEnd(relink, String(flowId));
  // A single account is added at once.
  if (flow.step.name === 'done') return String(flow.loginId);
  if (flow.step.name !== 'choosing') throw new Error(`connect ended with ${JSON.stringify(flow.step)}`);
  const networkIds = flow.step.found?.map((profile) => profile.networkId) ?? [];
  await relink.command('addProfiles', { flowId, networkIds });
  return String(flow.loginId);
}

/** "Check now", waited for: no login asks for a check any more, and the sweep has ended. */
export async function checkNow(relink: Relink, loginId: string | null = null): Promise<void> {
  await relink.command('checkNow', { loginId });
  for (;;) {
    const [logins, sweeps] = await Promise.all([
      rows<{ checkAsked: boolean }>(relink.observer, 'logins'),
      rows<{ endedAt: number | null }>(relink.observer, 'sweeps'),
    ]);
    if (!logins.some((login) => login.checkAsked) && sweeps.every((sweep) => sweep.endedAt !== null)) return;
    await nextTurn(relink.observer);
  }
}

/** Every profile as "name: state, cause". */
export async function states(relink: Relink): Promise<string[]> {
  const profiles = await rows<{ name: string; state: string; cause: string | null }>(
    relink.observer,
    'profiles',
  );
  return profiles.map(({ name, state, cause }) => `${name}: ${cause ? `${state}, ${cause}` : state}`).sort();
}
