import {
  CircleAlert,
  CircleCheck,
  Hourglass,
  type IconNode,
  Link,
  OctagonAlert,
  RefreshCw,
  Unlink,
  UserX,
} from 'lucide';
import { usePage } from '@/components/hooks/page';
import { Icon } from '@/components/icons/icon';
import { eventText } from '@/components/text/event-words';
import { networkName, placeNameOf } from '@/components/text/network-names';
import type { EventKind, EventRow, LoginRow, ProfileRow } from '@/utils/db/rows';
import { EvidenceDetails } from './evidence-details';
import { Moment } from './moments';

const SIGNS: Record<EventKind, { readonly icon: IconNode; readonly tone: string }> = {
  connected: { icon: Link, tone: 'connected' },
  reconnected: { icon: Link, tone: 'connected' },
  recovered: { icon: CircleCheck, tone: 'connected' },
  disconnected: { icon: OctagonAlert, tone: 'disconnected' },
  expiring: { icon: Hourglass, tone: 'expiring' },
  renewed: { icon: RefreshCw, tone: 'unverified' },
  unlinked: { icon: Unlink, tone: 'unlinked' },
  wrong_account: { icon: UserX, tone: 'unverified' },
  reconnect_failed: { icon: CircleAlert, tone: 'unverified' },
};

interface EventLineProps {
  readonly event: EventRow;
  /** Left out on the profile's own page. */
  readonly profile?: ProfileRow | null;
  readonly login?: LoginRow | null;
  readonly now: number;
}

/** One line of a history. */
export function EventLine({ event, profile = null, login = null, now }: EventLineProps) {
  const { dashboardUrl } = usePage();
  const sign = SIGNS[event.kind];
  return (
    <li class="event">
      <Icon node={sign.icon} class={`state-${sign.tone}`} />
      <div class="event-text">
        {profile && (
          <>
            <a href={dashboardUrl(`/profiles/${encodeURIComponent(profile.id)}`)}>{profile.name}</a>{' '}
            <span class="quiet">on {login ? placeNameOf(login) : networkName(profile.network)}</span>
          </>
        )}
        {!profile && login && (
          <>
            <strong>{login.name}</strong> <span class="quiet">on {placeNameOf(login)}</span>
          </>
        )}
        <div>{eventText(event)}</div>
        {event.evidence && <EvidenceDetails evidence={event.evidence} />}
      </div>
      <Moment at={event.at} now={now} />
    </li>
  );
}
