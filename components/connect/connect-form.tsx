import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { useLive } from '@/components/hooks/use-live';
import { FailureNotice } from '@/components/notice/failure-notice';
import type { ShownFailure } from '@/components/text/outcome-failure';
import { readAppOf } from '@/utils/db/reads/apps';
import type { ConnectField, ConnectInput, Network } from '@/utils/networks/network';
import { Field } from './field';
import { type FieldProblems, problemOfFailure, problemsOf } from './field-problems';
import { OwnRedirectUri } from './own-redirect-uri';
import { type Connecting, withInitials } from './use-connect';

interface ConnectFormProps {
  readonly network: Network;
  readonly input: ConnectInput;
  readonly connecting: Connecting;
  /** Why the last try did not work; it is told under its field where it is about one. */
  readonly failure: ShownFailure | null;
  readonly onInput: (input: ConnectInput) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What a network needs to know before its consent page can open. */
export function ConnectForm(props: ConnectFormProps) {
  const { network, onBack, onClose } = props;
  const app = useLive((db) => readAppOf(db, network.id), [network.id]);
  if (network.app.kind === 'own' && app === undefined) return null;
  if (network.app.kind === 'own' && app === null) {
    return <AppFirst network={network} onBack={onBack} onClose={onClose} />;
  }
  return <Fields {...props} />;
}

function Fields({ network, input, connecting, failure, onInput, onBack }: ConnectFormProps) {
  const inputs = useRef(new Map<string, HTMLInputElement | null>());
  const [problems, setProblems] = useState<FieldProblems>(new Map());
  const told = failure && problemOfFailure(network.fields, failure);
  useEffect(() => {
    if (told) setProblems(new Map([told]));
  }, [failure]);
  const [firstWrong] = problems.keys();
  useEffect(() => {
    if (firstWrong !== undefined) inputs.current.get(firstWrong)?.focus();
  }, [problems]);
  const plain = network.fields.filter((field) => !field.advanced);
  const advanced = network.fields.filter((field) => field.advanced);
  const filled = withInitials(network.fields, input);
  const show = (field: ConnectField, index: number) => (
    <Field
      key={field.name}
      field={field}
      focus={index === 0 && !field.advanced}
      value={filled[field.name] ?? ''}
      problem={problems.get(field.name)}
      onRef={(element) => inputs.current.set(field.name, element)}
      onInput={(value) => {
        setProblems(new Map([...problems].filter(([name]) => name !== field.name)));
        onInput({ ...input, [field.name]: value });
      }}
    />
  );
  const submit = () => {
    const found = problemsOf(network.fields, filled);
    setProblems(found);
    if (found.size === 0) connecting.start(network, input);
  };
  return (
    <form
      class="form"
      // What is wrong is said under its field, with a proposal.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p class="quiet">{network.summary}</p>
      {plain.map(show)}
      {advanced.length > 0 && (
        // What stands in it is seen, also when the form comes back after a failure.
        <details class="more" open={advanced.some(({ name }) => problems.has(name) || input[name])}>
          <summary>More options</summary>
          {advanced.map(show)}
        </details>
      )}
      {network.app.kind === 'typed' && network.access.kind === 'oauth' && (
        <OwnRedirectUri access={network.access} input={filled} />
      )}
      {failure && !told && <FailureNotice failure={failure} />}
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onBack}>
          Back
        </button>
        <button type="submit" class="button primary" disabled={connecting.sending}>
          Connect
        </button>
      </footer>
    </form>
  );
}

/** Some networks let nobody in without an app of one's own. */
function AppFirst({ network, onBack, onClose }: Pick<ConnectFormProps, 'network' | 'onBack' | 'onClose'>) {
  const page = usePage();
  return (
    <div class="form">
      <p>
        {network.name} needs an app of your own first. It takes a few minutes, once; the steps and the
        redirect URI to copy are in Settings.
      </p>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onBack}>
          Back
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onClose();
            page.openDashboard('/settings/apps');
          }}
        >
          Open app settings
        </button>
      </footer>
    </div>
  );
}
