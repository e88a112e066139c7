import { OctagonAlert, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '@/components/icons/icon';
import type { ShownFailure } from '@/components/text/outcome-failure';
import { failureText } from '@/utils/core/failure-text';

interface FailureNoticeProps {
  readonly failure: ShownFailure;
  /** Whom it is about, where the sentence does not say it. */
  readonly about?: string | null;
  readonly onDismiss?: () => void;
  /** Buttons that help. */
  readonly children?: ComponentChildren;
}

/** What failed and what to do, announced at once. The provider's own words are folded. */
export function FailureNotice({ failure, about = null, onDismiss, children }: FailureNoticeProps) {
  const { title, fix } = failureText(failure.code, failure.detail);
  const { providerCode, providerText } = failure.detail;
  return (
    <div class="notice notice-failure" role="alert">
      <Icon node={OctagonAlert} class="state-disconnected" />
      <div class="notice-text">
        {about && <span class="notice-about">{about}</span>}
        <strong>{title}</strong> {fix}
        {(providerCode || providerText) && (
          <details>
            <summary>What the network said</summary>
            <code>{[providerCode, providerText].filter(Boolean).join(': ')}</code>
          </details>
        )}
        {children && <div class="notice-actions">{children}</div>}
      </div>
      {onDismiss && (
        <button type="button" class="icon-button" aria-label="Dismiss this message" onClick={onDismiss}>
          <Icon node={X} />
        </button>
      )}
    </div>
  );
}
