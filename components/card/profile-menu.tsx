import { ExternalLink, LifeBuoy, Link, RefreshCw, Unlink } from 'lucide';
import { useActions } from '@/components/actions/actions';
import { Menu, type MenuItem } from '@/components/menu/menu';
import { networkName } from '@/components/text/network-names';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';

interface ProfileMenuProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
}

/** The three dots of a profile. */
export function ProfileMenu({ profile, login }: ProfileMenuProps) {
  const actions = useActions();
  const busy = actions.busy.has(login.id);
  const unlinked = profile.state === 'unlinked';
  const items: MenuItem[] = [
    {
      label: unlinked ? 'Connect again' : 'Reconnect',
      icon: Link,
      disabled: busy && !unlinked,
      act: () => (unlinked ? actions.connectAgain(profile) : actions.reconnect(login)),
    },
  ];
  if (!unlinked) {
    items.push({ label: 'Refresh channel connection', icon: RefreshCw, act: () => actions.check(login) });
  }
  items.push({ label: 'Troubleshoot', icon: LifeBuoy, act: () => actions.troubleshoot(profile, login) });
  if (profile.url) {
    items.push({ label: `Open on ${networkName(profile.network)}`, icon: ExternalLink, href: profile.url });
  }
  if (!unlinked) {
    items.push({ label: 'Unlink', icon: Unlink, danger: true, act: () => actions.unlink(profile, login) });
  }
  return <Menu label={`More actions for ${profile.name}`} items={items} />;
}
