import { ChevronRight } from 'lucide';
import { Icon } from '@/components/icons/icon';

interface UnfoldProps {
  /** Whose profiles unfold. */
  readonly of: string;
  readonly controls: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Shows and hides what hangs on a task. */
export function Unfold({ of, controls, open, onToggle }: UnfoldProps) {
  return (
    <button
      type="button"
      class="icon-button unfold"
      aria-label={`Profiles of ${of}`}
      title={open ? 'Hide the profiles' : 'Show the profiles'}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      <Icon node={ChevronRight} class="fold-mark" />
    </button>
  );
}
