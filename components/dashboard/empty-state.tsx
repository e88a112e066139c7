import type { ComponentChildren } from 'preact';
import { StateIcon } from '@/components/icons/state-icon';
import type { ShownState } from '@/utils/health/profile-state';

interface EmptyStateProps {
  readonly tone: ShownState;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** What will be here, and the first step. */
export function EmptyState({ tone, title, children }: EmptyStateProps) {
  return (
    <section class="empty">
      <StateIcon state={tone} size={32} />
      <h2>{title}</h2>
      <div class="quiet">{children}</div>
    </section>
  );
}
