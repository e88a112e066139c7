import { useState } from 'preact/hooks';
import { Dialog } from '@/components/dialog/dialog';
import { useLive } from '@/components/hooks/use-live';
import { placeNameOf } from '@/components/text/network-names';
import { readFailure, type ShownFailure } from '@/components/text/outcome-failure';
import { placeName } from '@/utils/core/place-name';
import { readFlow } from '@/utils/db/reads/flows';
import { readOnFile } from '@/utils/db/reads/on-file';
import type { FlowRow } from '@/utils/db/rows';
import type { ConnectInput, LoginOnFile, Network, NetworkId } from '@/utils/networks/network';
import { isNetworkId, network as networkOf } from '@/utils/networks/registry';
import { ConnectForm } from './connect-form';
import { isTyped, problemOfFailure } from './field-problems';
import { FlowProgress } from './flow-progress';
import { NetworkPicker } from './network-picker';
import { useConnect } from './use-connect';

interface ConnectDialogProps {
  /** An unfinished flow to go on with; null starts anew. */
  readonly flowId: string | null;
  /** The network to begin with; null lets the person choose. */
  readonly network?: string | null;
  /** A login whose account is connected again: what is known of its server and app is filled in. */
  readonly loginId?: string | null;
  readonly onClose: () => void;
}

/**
 * From the choice of a network to the choice of the found profiles. Each step is a dialog of its own, so that the focus
 * starts where the step starts.
 */
export function ConnectDialog({
  flowId: resumed,
  network: wanted = null,
  loginId = null,
  onClose,
}: ConnectDialogProps) {
  const [chosen, setChosen] = useState<NetworkId | null>(
    wanted !== null && isNetworkId(wanted) ? wanted : null,
  );
  const [typed, setTyped] = useState<ConnectInput>({});
  const connecting = useConnect(resumed);
  const { flowId, restart, start } = connecting;
  const known = useLive((db) => readFlow(db, flowId), [flowId]);
  const onFile = useLive((db) => readOnFile(db, loginId), [loginId]);
  const flow = known?.flow ?? null;
  const network = flow ? networkOf(flow.network) : chosen && networkOf(chosen);
  // A flow that is being read shows nothing yet; one that is gone leads back to the choice.
  if (known === undefined || onFile === undefined) return null;
  const input = { ...(network && onFile ? filledIn(network, onFile) : {}), ...typed };

  const typedWrong = flow && network ? failureOfFields(flow, network) : null;
  if (flow && network && !typedWrong) {
    return (
      <Dialog key={flow.step.name} title={`Connect ${placeNameOf(flow)}`} onClose={onClose} wide>
        <FlowProgress
          flow={flow}
          network={network}
          watched={known.watched}
          onClose={onClose}
          onRetry={(origins, answers = {}) => {
            restart();
            setChosen(network.id);
            const typed = { ...input, ...answers };
            setTyped(typed);
            const goesOn = origins.length > 0 || Object.keys(answers).length > 0;
            // A dialog that was opened anew has nothing of what was typed.
            const hasInput = network.fields.length === 0 || Object.keys(input).length > 0;
            if (goesOn && hasInput) start(network, typed, origins);
          }}
        />
      </Dialog>
    );
  }
  if (network) {
    return (
      <Dialog
        key={network.id}
        title={titleOf(network, onFile)}
        onClose={onClose}
        wide
        typed={isTyped(network.fields, typed)}
      >
        <ConnectForm
          network={network}
          input={input}
          connecting={connecting}
          failure={connecting.failure ?? typedWrong}
          onInput={setTyped}
          onBack={() => {
            restart();
            setChosen(null);
            setTyped({});
          }}
          onClose={onClose}
        />
      </Dialog>
    );
  }
  return (
    <Dialog key="pick" title="Connect a profile" onClose={onClose} wide>
      <NetworkPicker onPick={setChosen} />
    </Dialog>
  );
}

/** An account that is connected again is at a server of its own. */
function titleOf(network: Network, onFile: LoginOnFile | null): string {
  return `Connect ${placeName(network, onFile?.server ?? null)}`;
}

/** What of a login on file belongs into the fields. */
function filledIn(network: Network, login: LoginOnFile): ConnectInput {
  const known = network.fields.map((field) => [field.name, field.onFile?.(login) ?? ''] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

/** A failure that is about something typed: it leads back to the form, which stays filled. */
function failureOfFields({ step }: FlowRow, network: Network): ShownFailure | null {
  if (step.name !== 'failed') return null;
  const failure = readFailure(step);
  return problemOfFailure(network.fields, failure) ? failure : null;
}
