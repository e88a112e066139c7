import { useState } from 'preact/hooks';
import { Dialog } from '@/components/dialog/dialog';
import { useLive } from '@/components/hooks/use-live';
import type { ConnectInput, NetworkId } from '@/utils/networks/network';
import { isNetworkId, network as networkOf } from '@/utils/networks/registry';
import { ConnectForm } from './connect-form';
import { FlowProgress } from './flow-progress';
import { NetworkPicker } from './network-picker';
import { useConnect } from './use-connect';

interface ConnectDialogProps {
  /** An unfinished flow to go on with; null starts anew. */
  readonly flowId: string | null;
  /** The network to begin with; null lets the person choose. */
  readonly network?: string | null;
  readonly onClose: () => void;
}

/**
 * From the choice of a network to the choice of the found profiles. Each step is a dialog of its own, so that the focus
 * starts where the step starts.
 */
export function ConnectDialog({ flowId: resumed, network: wanted = null, onClose }: ConnectDialogProps) {
  const [chosen, setChosen] = useState<NetworkId | null>(
    wanted !== null && isNetworkId(wanted) ? wanted : null,
  );
  const [input, setInput] = useState<ConnectInput>({});
  const connecting = useConnect(resumed);
  const { flowId, restart, start } = connecting;
  const flow = useLive(
    async (db) => (flowId === null ? null : ((await db.flows.get(flowId)) ?? null)),
    [flowId],
  );
  const network = flow ? networkOf(flow.network) : chosen && networkOf(chosen);
  // A flow that is being read shows nothing yet; one that is gone leads back to the choice.
  if (flow === undefined) return null;

  if (flow && network) {
    return (
      <Dialog key={flow.step.name} title={`Connect ${network.name}`} onClose={onClose} wide>
        <FlowProgress
          flow={flow}
          network={network}
          onClose={onClose}
          onRetry={(origins, answers = {}) => {
            restart();
            setChosen(network.id);
            const typed = { ...input, ...answers };
            setInput(typed);
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
      <Dialog key={network.id} title={`Connect ${network.name}`} onClose={onClose} wide>
        <ConnectForm
          network={network}
          input={input}
          connecting={connecting}
          onInput={setInput}
          onBack={() => {
            restart();
            setChosen(null);
            setInput({});
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
