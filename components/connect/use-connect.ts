import { useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { readFailure, type ShownFailure, withheldFailure } from '@/components/text/outcome-failure';
import { Failure } from '@/utils/core/failure';
import type { ConnectField, ConnectInput, Network } from '@/utils/networks/network';

export interface Connecting {
  readonly flowId: string | null;
  /** What failed before a flow began. */
  readonly failure: ShownFailure | null;
  readonly sending: boolean;
  /** Asks for the hosts in the click, then starts the flow. */
  readonly start: (network: Network, input: ConnectInput, origins?: readonly string[]) => void;
  /** Back to the fields; an ended flow is forgotten. */
  readonly restart: () => void;
}

/** What was typed, what the network's fields begin with, and what the person has answered besides. */
export function withInitials(fields: readonly ConnectField[], input: ConnectInput): ConnectInput {
  const begun = fields.map((field) => [field.name, input[field.name] ?? field.initial ?? '']);
  return { ...input, ...Object.fromEntries(begun) };
}

/** The hosts that the input leads to; a network refuses an address that it cannot read. */
function originsOf(network: Network, input: ConnectInput): readonly string[] | ShownFailure {
  try {
    return network.origins(input);
  } catch (error) {
    return error instanceof Failure
      ? { code: error.code, detail: error.detail }
      : { code: 'bad_input', detail: {} };
  }
}

/** Starts an authorization and remembers which flow it became. */
export function useConnect(resumed: string | null): Connecting {
  const page = usePage();
  const [flowId, setFlowId] = useState(resumed);
  const [failure, setFailure] = useState<ShownFailure | null>(null);
  const [sending, setSending] = useState(false);

  const start: Connecting['start'] = (network, typed, missing) => {
    const input = withInitials(network.fields, typed);
    const origins = missing ?? originsOf(network, input);
    if ('code' in origins) {
      setFailure(origins);
      return;
    }
    // The browser grants hosts only while the click is fresh: nothing may be awaited before this line.
    const granted = origins.length > 0 ? page.requestOrigins(origins) : Promise.resolve(true);
    void authorize(network, input, granted, origins);
  };

  async function authorize(
    network: Network,
    input: ConnectInput,
    granted: Promise<boolean>,
    origins: readonly string[],
  ): Promise<void> {
    setFailure(null);
    setSending(true);
    // The failed try before this one has been told; it is not there any more once the next one begins.
    if (flowId !== null) void page.send('dismissFlow', { flowId }).catch(() => undefined);
    try {
      if (!(await granted)) {
        setFailure(withheldFailure(origins));
        return;
      }
      const outcome = await page.send('connect', { network: network.id, fields: input });
      if (outcome.ok) setFlowId(outcome.value.flowId);
      else setFailure(readFailure(outcome));
    } catch {
      setFailure({ code: 'unexpected', detail: {} });
    } finally {
      setSending(false);
    }
  }

  const restart = () => {
    if (flowId !== null) void page.send('dismissFlow', { flowId }).catch(() => undefined);
    setFlowId(null);
    setFailure(null);
  };
  return { flowId, failure, sending, start, restart };
}
