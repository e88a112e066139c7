import { useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { Avatar } from '@/components/icons/avatar';
import { FailureNotice } from '@/components/notice/failure-notice';
import { readFailure, type ShownFailure } from '@/components/text/outcome-failure';
import { resultText } from '@/components/text/restored';
import type { AddedResult } from '@/utils/db/rows';
import { causeText } from '@/utils/health/cause';
import type { FoundProfile, Network } from '@/utils/networks/network';

interface ChooseProfilesProps {
  readonly flowId: string;
  readonly network: Network;
  readonly found: readonly FoundProfile[];
  /** The network's ids of what is looked after already. */
  readonly watched: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** What the login can reach, all ticked. What is looked after already is shown, and stays. */
export function ChooseProfiles({ flowId, network, found, watched, onClose }: ChooseProfilesProps) {
  const page = usePage();
  const { say } = useCommand();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<ShownFailure | null>(null);
  const fresh = found.filter((profile) => !watched.has(profile.networkId));
  const chosen = fresh.filter((profile) => !left.has(profile.networkId));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const add = async () => {
    try {
      const networkIds = chosen.map((profile) => profile.networkId);
      const outcome = await page.send('addProfiles', { flowId, networkIds });
      if (outcome.ok) {
        say(resultText({ network: network.id }, added(chosen)));
        onClose();
      } else setFailure(readFailure(outcome));
    } catch {
      setFailure({ code: 'unexpected', detail: {} });
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <fieldset class="choices">
        <legend>Signed in. Which {network.profileNoun.many} shall Relink look after?</legend>
        {found.map((profile) => (
          <label key={profile.networkId} class="choice">
            <input
              type="checkbox"
              checked={watched.has(profile.networkId) || !left.has(profile.networkId)}
              disabled={watched.has(profile.networkId)}
              onChange={() => toggle(profile.networkId)}
            />
            <Avatar name={profile.name} profileId={null} network={network.id} />
            <span class="item-text">
              <span class="item-name">{profile.name}</span>
              <span class="item-line">
                {watched.has(profile.networkId) && 'Watched already. '}
                {profile.limit ? (
                  <strong class="limited">{causeText(profile.limit).title}: cannot be posted to yet</strong>
                ) : (
                  profile.handle && `@${profile.handle}`
                )}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {failure && <FailureNotice failure={failure} />}
      <footer class="dialog-foot">
        <span class="quiet">
          {chosen.length} of {fresh.length}
        </span>
        <button type="submit" class="button primary" disabled={chosen.length === 0}>
          Add {chosen.length} {chosen.length === 1 ? 'profile' : 'profiles'}
        </button>
      </footer>
    </form>
  );
}

function added(chosen: readonly FoundProfile[]): AddedResult {
  const named = (limited: boolean) =>
    chosen.filter(({ limit }) => (limit !== null) === limited).map(({ name }) => name);
  return { kind: 'added', names: named(false), limited: named(true), watched: [] };
}
