import { useId, useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { StateIcon } from '@/components/icons/state-icon';
import { ago } from '@/components/text/dates';
import { countProfiles, placeNameOf } from '@/components/text/network-names';
import { shelfText } from '@/components/text/task-line';
import { causeText } from '@/utils/health/cause';
import { Members } from './members';
import { Snooze } from './snooze';
import type { TaskCardProps } from './task-card';
import { Unfold } from './unfold';

/** An app that its network refuses: one notice for all its profiles, because no reconnect can mend it. */
export function AppCard({ shown: { task, login, members }, now, unfolded }: TaskCardProps) {
  const page = usePage();
  const id = useId();
  const [open, setOpen] = useState(unfolded);
  const name = placeNameOf(login);
  const put = shelfText(task, now);
  return (
    <li class="bundle bundle-disconnected bundle-app" aria-label={`The app for ${name} has a problem`}>
      <div class="bundle-head">
        <span class="bundle-glyph">
          <NetworkGlyph network={login.network} size={20} />
        </span>
        <div class="item-text">
          <span class="item-name">Your {name} app has a problem</span>
          <span class="item-line">
            <StateIcon state="disconnected" size={14} />
            <span>
              {put && `${put}. `}
              {countProfiles(login.network, task.disconnected)}, {ago(task.since, now)}.{' '}
              {causeText('app_problem').sentence}
            </span>
          </span>
        </div>
        <div class="item-actions">
          <a class="button" href={page.dashboardUrl('/settings/apps')} target={page.linkTarget}>
            Open app settings
          </a>
          <Snooze task={task} name={`the ${name} app`} now={now} />
          <Unfold of={`the ${name} app`} controls={id} open={open} onToggle={() => setOpen(!open)} />
        </div>
      </div>
      <div id={id}>{open && <Members taskId={task.id} known={members} now={now} />}</div>
    </li>
  );
}
