import { useCommand } from '@/components/hooks/use-command';
import { cancelledText } from '@/components/text/cancelled';
import type { FlowRow } from '@/utils/db/rows';

/** What a person can do about a sign-in that is under way. Once it is being stored there is nothing left to do. */
export function FlowButtons({ flow }: { readonly flow: FlowRow }) {
  const { run } = useCommand();
  const { name } = flow.step;
  if (flow.endedAt !== null || name === 'storing') return null;
  return (
    <>
      {name === 'waiting' && (
        <button
          type="button"
          class="button"
          onClick={() => void run('showSignIn', { flowId: flow.id }, shownText)}
        >
          Show the window
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={() => void run('cancelFlow', { flowId: flow.id }, cancelledText)}
      >
        Cancel
      </button>
    </>
  );
}

function shownText({ shown }: { readonly shown: boolean }): string | null {
  return shown
    ? null
    : 'The sign-in window was not found. Look for it behind other windows, or cancel and start again.';
}
