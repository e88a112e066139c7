import { LoginCaution } from '@/components/caution/caution';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { useNow } from '@/components/hooks/use-now';
import { StateIcon } from '@/components/icons/state-icon';
import { CommandNotice } from '@/components/notice/command-notice';
import { FailureNotice } from '@/components/notice/failure-notice';
import { FlowButtons } from '@/components/notice/flow-buttons';
import { cancelledText } from '@/components/text/cancelled';
import { causeOfFailure } from '@/components/text/failure-cause';
import { flowStepText } from '@/components/text/flow-step';
import { readFailure, type ShownFailure } from '@/components/text/outcome-failure';
import { resultText } from '@/components/text/restored';
import type { FailureDetail } from '@/utils/core/failure';
import { isUnderWay } from '@/utils/db/reads/flows';
import type { FlowRow } from '@/utils/db/rows';
import { guideTo } from '@/utils/networks/guides/registry';
import type { ConnectInput, Network } from '@/utils/networks/network';
import { ChooseProfiles } from './choose-profiles';

interface FlowProgressProps {
  readonly flow: FlowRow;
  readonly network: Network;
  /** The network's ids of what is looked after already. */
  readonly watched: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onRetry: Retry;
}

/** Starts again. `origins`: the hosts that the failed try was missing; `answers`: what the person was asked after it. */
export type Retry = (origins: readonly string[], answers?: ConnectInput) => void;

/** Where an authorization stands. */
export function FlowProgress({ flow, network, watched, onClose, onRetry }: FlowProgressProps) {
  const now = useNow();
  const { step } = flow;
  if (step.name === 'choosing') {
    return (
      <>
        <LoginCaution loginId={flow.loginId} />
        <ChooseProfiles
          flowId={flow.id}
          network={network}
          found={step.found}
          watched={watched}
          onClose={onClose}
        />
      </>
    );
  }
  if (step.name === 'done') {
    return (
      <>
        <LoginCaution loginId={flow.loginId} />
        <Done sentence={resultText(flow, step.result)} onClose={onClose} />
      </>
    );
  }
  if (step.name === 'failed' && step.code === 'cancelled') return <Cancelled onRetry={onRetry} />;
  if (step.name === 'failed')
    return <Failed network={network} failure={readFailure(step)} onRetry={onRetry} />;
  if (!isUnderWay(flow, now)) {
    return <Failed network={network} failure={{ code: 'interrupted', detail: {} }} onRetry={onRetry} />;
  }
  return (
    <div class="form">
      <div class="waiting">
        <span class="spinner" aria-hidden="true" />
        <p role="status">{flowStepText(flow)}</p>
      </div>
      <p class="quiet">
        You can close this; Relink goes on by itself, and Issues shows what is left to choose.
      </p>
      <CommandNotice />
      <footer class="dialog-foot">
        <FlowButtons flow={flow} />
      </footer>
    </div>
  );
}

/** A sign-in that the person has ended: no failure, and nothing to explain. */
function Cancelled({ onRetry }: Pick<FlowProgressProps, 'onRetry'>) {
  const { notice } = useCommand();
  return (
    <div class="form">
      <p role="status">{notice?.kind === 'status' ? notice.text : cancelledText({ outcome: 'cancelled' })}</p>
      <footer class="dialog-foot">
        <button type="button" class="button primary" onClick={() => onRetry([])}>
          Start again
        </button>
      </footer>
    </div>
  );
}

function Done({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  return (
    <div class="form">
      <div class="waiting">
        <StateIcon state="connected" size={24} />
        <p role="status">{sentence}</p>
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button primary" onClick={onClose}>
          Done
        </button>
      </footer>
    </div>
  );
}

interface FailedProps {
  readonly network: Network;
  readonly failure: ShownFailure;
  readonly onRetry: Retry;
}

function Failed({ network, failure, onRetry }: FailedProps) {
  const page = usePage();
  const cause = causeOfFailure(failure.code);
  const steps = (cause && guideTo(network.id).steps[cause]) ?? [];
  const missing = failure.code === 'host_permission_missing' ? (failure.detail.origins ?? []) : [];
  return (
    <div class="form">
      <FailureNotice failure={failure} />
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      <footer class="dialog-foot">
        {cause === 'app_problem' && network.app.kind === 'own' && (
          <a class="button" href={page.dashboardUrl('/settings/apps')}>
            Open app settings
          </a>
        )}
        {failure.code === 'unlike_sites' && <GoOn detail={failure.detail} onRetry={onRetry} />}
        <button type="button" class="button primary" onClick={() => onRetry(missing)}>
          {retryWords(failure.code, missing)}
        </button>
      </footer>
    </div>
  );
}

/** @returns what the button does: sites that are asked about are changed in the form, where it leads */
function retryWords(code: ShownFailure['code'], missing: readonly string[]): string {
  if (code === 'unlike_sites') return 'Back to the form';
  return missing.length > 0 ? 'Allow and try again' : 'Try again';
}

/** The person has seen both sites, and wants to go on with these two. */
function GoOn({ detail, onRetry }: { readonly detail: FailureDetail; readonly onRetry: Retry }) {
  const { expected, actual, origins = [] } = detail;
  return (
    <button
      type="button"
      class="button"
      onClick={() => onRetry(origins, { acceptedSites: `${expected} ${actual}` })}
    >
      Both are right: connect
    </button>
  );
}
