import { exactMoment } from '@/components/text/dates';
import type { Evidence } from '@/utils/health/evidence';

/** What was seen, for whoever wants to know: never a token, never a query string. */
export function EvidenceDetails({ evidence }: { readonly evidence: Evidence }) {
  const code = [evidence.code, evidence.subcode].filter((part) => part !== null).join(' / ');
  return (
    <details class="evidence">
      <summary>Details</summary>
      <dl>
        <dt>Server</dt>
        <dd>{evidence.host}</dd>
        <dt>Path</dt>
        <dd>{evidence.path}</dd>
        <dt>Status</dt>
        <dd>{evidence.status ?? 'no answer'}</dd>
        {code && (
          <>
            <dt>Code</dt>
            <dd>{code}</dd>
          </>
        )}
        <dt>Seen</dt>
        <dd>{exactMoment(evidence.at)}</dd>
      </dl>
    </details>
  );
}
