import { usePage } from '@/components/hooks/page';

interface WhatToDoProps {
  /** The profile whose page tells it. */
  readonly profileId: string;
  readonly name: string;
}

/** Leads to the steps, where no sign-in can help. */
export function WhatToDo({ profileId, name }: WhatToDoProps) {
  const page = usePage();
  return (
    <button
      type="button"
      class="button"
      aria-label={`What to do about ${name}`}
      onClick={() => page.openDashboard(`/profiles/${profileId}`)}
    >
      What to do
    </button>
  );
}
