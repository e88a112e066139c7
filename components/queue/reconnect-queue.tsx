import { useEffect, useId, useState } from 'preact/hooks';
import { useActions } from '@/components/actions/actions';
import { useCommand } from '@/components/hooks/use-command';
import { FlowButtons } from '@/components/notice/flow-buttons';
import { Retry } from '@/components/notice/retry';
import { placeNameOf } from '@/components/text/network-names';
import { failureOf, queueItemText, queueTitle } from '@/components/text/queue-words';
import type { ShownQueue } from '@/utils/db/reads/queue';
import type { LoginRow } from '@/utils/db/rows';
import type { QueueItem } from '@/utils/tasks/queue';

/**
 * One sign-in after another. Who has begun here is led on after each that succeeded; after one that did not, and in a page
 * that was opened later, nothing opens by itself.
 */
export function ReconnectQueue({ queue: { progress, logins } }: { readonly queue: ShownQueue }) {
  const id = useId();
  const { reconnect } = useActions();
  const { run } = useCommand();
  const [last, setLast] = useState<string | null>(null);
  const { current, items } = progress;
  const login = current ? logins.get(current.loginId) : undefined;
  const begin = (of: LoginRow) => {
    setLast(of.id);
    reconnect(of);
  };
  const before = items.find(({ loginId }) => loginId === last);
  const leadsOn = before?.state === 'done' && current?.state === 'waiting' && login !== undefined;
  useEffect(() => {
    if (leadsOn && login) begin(login);
  }, [leadsOn, login?.id]);
  return (
    <section class="panel queue" aria-labelledby={id}>
      <h2 id={id} aria-live="polite">
        {queueTitle(progress, login)}
      </h2>
      <ol class="queue-items">
        {items.map((item) => (
          <Item key={item.loginId} item={item} login={logins.get(item.loginId)} current={item === current} />
        ))}
      </ol>
      <div class="queue-actions">
        {current?.state === 'waiting' && login && (
          <button type="button" class="button primary" onClick={() => begin(login)}>
            Continue with {login.name}
          </button>
        )}
        {current?.state === 'under_way' && <FlowButtons flow={current.flow} />}
        {current?.state === 'failed' && <Retry flow={current.flow} failure={failureOf(current.flow)} />}
        {login && current?.state !== 'under_way' && (
          <button type="button" class="button" onClick={() => void run('skipInQueue', { loginId: login.id })}>
            Skip {login.name}
          </button>
        )}
        <button type="button" class="button" onClick={() => void run('endQueue', {})}>
          {current ? 'Stop' : 'Close'}
        </button>
      </div>
    </section>
  );
}

interface ItemProps {
  readonly item: QueueItem;
  readonly login: LoginRow | undefined;
  readonly current: boolean;
}

function Item({ item, login, current }: ItemProps) {
  if (!login) return null;
  return (
    <li class={`queue-item queue-${item.state}`} aria-current={current ? 'step' : undefined}>
      <strong>{login.name}</strong> <span class="quiet">{placeNameOf(login)}</span>
      <span class="queue-said" role={current && item.state === 'failed' ? 'alert' : undefined}>
        {queueItemText(item)}
      </span>
    </li>
  );
}
