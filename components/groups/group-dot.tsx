import type { GroupColour } from '@/utils/db/rows';

/** The colour of a group; its name stands beside it. */
export function GroupDot({ colour }: { readonly colour: GroupColour }) {
  return <span class={`group-dot group-${colour}`} aria-hidden="true" />;
}
