import { CircleCheck, CircleQuestionMark, Hourglass, type IconNode, OctagonAlert, Unlink } from 'lucide';
import type { ShownState } from '@/utils/health/profile-state';
import { Icon } from './icon';

/** Every state has its own shape, so that it can be told without its colour. */
const SHAPES: Record<ShownState, IconNode> = {
  connected: CircleCheck,
  expiring: Hourglass,
  disconnected: OctagonAlert,
  unverified: CircleQuestionMark,
  unlinked: Unlink,
};

export function StateIcon({ state, size = 16 }: { readonly state: ShownState; readonly size?: number }) {
  return <Icon node={SHAPES[state]} size={size} class={`state-${state}`} />;
}
