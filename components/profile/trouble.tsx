import { ExternalLink } from 'lucide';
import { isWithheld } from '@/components/card/remedy';
import { EvidenceDetails } from '@/components/dashboard/evidence-details';
import { usePage } from '@/components/hooks/page';
import { Icon } from '@/components/icons/icon';
import { asksForPerson } from '@/components/text/asks-for-person';
import { placeNameOf } from '@/components/text/network-names';
import { stateOf, uncheckableText, unverifiedText } from '@/components/text/profile-line';
import { restoresText } from '@/components/text/restored';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { causeText, reconnectMends } from '@/utils/health/cause';
import { guideTo } from '@/utils/networks/guides/registry';

interface TroubleProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  /** The linked profiles of the login, this one included. */
  readonly siblings: readonly ProfileRow[];
  readonly now: number;
}

/** What is wrong and what to do, in the network's own terms. Nothing where nothing is wrong. */
export function Trouble({ profile, login, siblings, now }: TroubleProps) {
  const state = stateOf(profile, login, now);
  if (state === 'unverified') {
    return (
      <section class="panel" aria-label="Not verified">
        <h2>Not verified</h2>
        <p>
          {capitalized(unverifiedText(login, now))}.{' '}
          {!isWithheld(profile, login) &&
            'That is no sign that anything is wrong; Relink tries again by itself.'}
        </p>
        {login.unknown?.evidence && <EvidenceDetails evidence={login.unknown.evidence} />}
      </section>
    );
  }
  if (login.unknown && asksForPerson(profile, login, state)) {
    return (
      <section class="panel" aria-label="What to do">
        <h2>Cannot be checked</h2>
        <p>{uncheckableText(login.unknown.reason)}. History and profiles stay.</p>
        {login.unknown.evidence && <EvidenceDetails evidence={login.unknown.evidence} />}
      </section>
    );
  }
  const { cause } = profile;
  if (cause === null || (state !== 'disconnected' && state !== 'unlinked')) return null;
  const { title, sentence, fix } = causeText(cause);
  const steps = guideTo(profile.network).steps[cause] ?? [];
  const together = siblings.length > 1 && !profile.limit && reconnectMends(cause) && state === 'disconnected';
  return (
    <section class={`panel panel-${state}`} aria-label="What to do">
      <h2>{title}</h2>
      <p>
        {sentence} {steps.length === 0 && fix}
      </p>
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {together && (
        <p>
          One Reconnect of {login.name} {restoresText(login.network, siblings.length)} in place; nothing is
          lost.
        </p>
      )}
      <Links profile={profile} login={login} />
      {profile.evidence && <EvidenceDetails evidence={profile.evidence} />}
    </section>
  );
}

/** Where to look: the profile, the network's list of connected apps, and the person's own app. */
function Links({ profile, login }: { readonly profile: ProfileRow; readonly login: LoginRow }) {
  const { dashboardUrl } = usePage();
  const manage = guideTo(login.network).manageUrl(login.server);
  const name = placeNameOf(login);
  return (
    <p class="links">
      {profile.cause === 'app_problem' && <a href={dashboardUrl('/settings/apps')}>Open app settings</a>}
      {profile.url && (
        <a href={profile.url} target="_blank" rel="noreferrer">
          Open on {name} <Icon node={ExternalLink} size={12} />
        </a>
      )}
      {manage && (
        <a href={manage} target="_blank" rel="noreferrer">
          Connected apps at {name} <Icon node={ExternalLink} size={12} />
        </a>
      )}
    </p>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
