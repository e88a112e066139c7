import { useId, useState } from 'preact/hooks';
import { Parts } from '@/components/card/parts';
import { ReconnectButton } from '@/components/card/reconnect-button';
import { WhatToDo } from '@/components/card/what-to-do';
import { NetworkGlyph } from '@/components/icons/network-glyph';
import { StateIcon } from '@/components/icons/state-icon';
import { exactMoment } from '@/components/text/dates';
import { placeNameOf } from '@/components/text/network-names';
import { restoresText } from '@/components/text/restored';
import { shelfText, taskLine } from '@/components/text/task-line';
import { Faces } from './faces';
import { Members } from './members';
import { Snooze } from './snooze';
import type { TaskCardProps } from './task-card';
import { Unfold } from './unfold';

/** A login on which several profiles hang: one sign-in brings them all back, and they unfold below it. */
export function LoginCard({ shown: { task, login, members }, now, unfolded }: TaskCardProps) {
  const id = useId();
  const [open, setOpen] = useState(unfolded);
  const told = [shelfText(task, now), taskLine(task, login, now)].filter(Boolean).join(' · ');
  return (
    <li
      class={`bundle bundle-${task.state}`}
      aria-label={`${login.name}, login at ${placeNameOf(login)}: ${told}`}
    >
      <div class="bundle-head">
        {open ? (
          <span class="bundle-glyph">
            <NetworkGlyph network={login.network} size={20} />
          </span>
        ) : (
          <Faces faces={task.faces} network={login.network} />
        )}
        <div class="item-text">
          <span class="item-name" title={login.name}>
            {login.name}
          </span>
          <span class="item-line" title={exactMoment(task.since)}>
            <StateIcon state={task.state} size={14} />
            <Parts text={told} />
          </span>
        </div>
        <div class="item-actions">
          {task.kind === 'sign_in' ? (
            <ReconnectButton
              login={login}
              name={login.name}
              urgent={task.state === 'disconnected'}
              effect={restoresText(login.network, task.disconnected + task.expiring)}
            />
          ) : (
            <WhatToDo profileId={task.faces[0]?.profileId ?? ''} name={login.name} />
          )}
          <Snooze task={task} name={login.name} now={now} />
          <Unfold of={login.name} controls={id} open={open} onToggle={() => setOpen(!open)} />
        </div>
      </div>
      <div id={id}>{open && <Members taskId={task.id} known={members} now={now} />}</div>
    </li>
  );
}
