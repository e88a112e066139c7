import { usePage } from '@/components/hooks/page';
import { useLive } from '@/components/hooks/use-live';
import { FailureNotice } from '@/components/notice/failure-notice';
import { readAppOf } from '@/utils/db/reads/apps';
import type { ConnectField, ConnectInput, Network } from '@/utils/networks/network';
import { Field } from './field';
import { OwnRedirectUri } from './own-redirect-uri';
import { type Connecting, withInitials } from './use-connect';

interface ConnectFormProps {
  readonly network: Network;
  readonly input: ConnectInput;
  readonly connecting: Connecting;
  readonly onInput: (input: ConnectInput) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What a network needs to know before its consent page can open. */
export function ConnectForm({ network, input, connecting, onInput, onBack, onClose }: ConnectFormProps) {
  const app = useLive((db) => readAppOf(db, network.id), [network.id]);
  if (network.app.kind === 'own' && app === undefined) return null;
  if (network.app.kind === 'own' && app === null) {
    return <AppFirst network={network} onBack={onBack} onClose={onClose} />;
  }
  return (
    <Fields
      network={network}
      input={input}
      connecting={connecting}
      onInput={onInput}
      onBack={onBack}
      onClose={onClose}
    />
  );
}

function Fields({ network, input, connecting, onInput, onBack }: ConnectFormProps) {
  const plain = network.fields.filter((field) => !field.advanced);
  const advanced = network.fields.filter((field) => field.advanced);
  const filled = withInitials(network.fields, input);
  const show = (field: ConnectField, index: number) => (
    <Field
      key={field.name}
      field={field}
      focus={index === 0 && !field.advanced}
      value={filled[field.name] ?? ''}
      onInput={(value) => onInput({ ...input, [field.name]: value })}
    />
  );
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        connecting.start(network, input);
      }}
    >
      <p class="quiet">{network.summary}</p>
      {plain.map(show)}
      {advanced.length > 0 && (
        <details class="more">
          <summary>More options</summary>
          {advanced.map(show)}
        </details>
      )}
      {network.app.kind === 'typed' && network.access.kind === 'oauth' && (
        <OwnRedirectUri access={network.access} input={filled} />
      )}
      {connecting.failure && <FailureNotice failure={connecting.failure} />}
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
