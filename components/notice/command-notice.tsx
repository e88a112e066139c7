import { useCommand } from '@/components/hooks/use-command';
import { FailureNotice } from './failure-notice';
import { StatusLine } from './status-line';

/** What the last command came to. */
export function CommandNotice() {
  const { notice, dismiss } = useCommand();
  return (
    <>
      <StatusLine text={notice?.kind === 'status' ? notice.text : null} onLeave={dismiss} />
      {notice?.kind === 'failure' && <FailureNotice failure={notice.failure} onDismiss={dismiss} />}
    </>
  );
}
