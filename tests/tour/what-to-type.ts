import type { Sandbox } from '../sandbox/sandbox.ts';

/** What a person types to connect at the played networks. */
export function whatToType({ apps, people }: Sandbox) {
  const signIn = (id: 'anna' | 'ben') => {
    const person = people.find((candidate) => candidate.id === id);
    if (!person) throw new Error(`the sandbox has no ${id}`);
    return { handle: `${person.accounts.bluesky.handle}`, appPassword: person.appPasswords.first };
  };
  const oidc = ({ issuer, publicClient }: (typeof apps)['custom' | 'loopback']) => ({
    issuer,
    clientId: publicClient.clientId,
  });
  return {
    mastodon: `${apps.mastodonServers.mastodon}`,
    mastodonServers: Object.values(apps.mastodonServers),
    anna: signIn('anna'),
    ben: signIn('ben'),
    custom: oidc(apps.custom),
    loopback: oidc(apps.loopback),
  };
}
