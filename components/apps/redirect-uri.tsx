import { Copy } from 'lucide';
import { useId } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { useCommand } from '@/components/hooks/use-command';
import { Icon } from '@/components/icons/icon';

/** The address that the network sends people back to; it has to be registered there letter by letter. */
export function RedirectUri({ uri }: { readonly uri: string }) {
  const id = useId();
  const page = usePage();
  const { say } = useCommand();
  return (
    <div class="field">
      <label for={id}>Redirect URI</label>
      <div class="copy">
        <input id={id} type="text" readOnly value={uri} onFocus={(event) => event.currentTarget.select()} />
        <button
          type="button"
          class="button"
          aria-label="Copy the redirect URI"
          onClick={() => void page.copy(uri).then(() => say('The redirect URI is copied.'))}
        >
          <Icon node={Copy} size={14} /> Copy
        </button>
      </div>
    </div>
  );
}
