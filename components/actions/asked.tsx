import type { LoginRow, ProfileRow } from '@/utils/db/rows';
import { PasswordDialog } from './password-dialog';
import { UnlinkDialog } from './unlink-dialog';

/** What has to be asked before an action. */
export type Asking =
  | { readonly kind: 'password'; readonly login: LoginRow }
  | { readonly kind: 'unlink'; readonly profile: ProfileRow; readonly login: LoginRow };

export interface AskedProps {
  readonly asking: Asking;
  readonly onClose: () => void;
}

/** Asks it, in a dialog. */
export function Asked({ asking, onClose }: AskedProps) {
  if (asking.kind === 'password') return <PasswordDialog login={asking.login} onClose={onClose} />;
  return <UnlinkDialog profile={asking.profile} login={asking.login} onClose={onClose} />;
}
