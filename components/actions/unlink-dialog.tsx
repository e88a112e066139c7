import { Dialog } from '@/components/dialog/dialog';
import { useCommand } from '@/components/hooks/use-command';
import { useLive } from '@/components/hooks/use-live';
import { countProfiles, placeNameOf } from '@/components/text/network-names';
import { readFlowLogin } from '@/utils/db/reads/flows';
import type { LoginRow, ProfileRow } from '@/utils/db/rows';

interface UnlinkDialogProps {
  readonly profile: ProfileRow;
  readonly login: LoginRow;
  readonly onClose: () => void;
}

/** Asks before unlinking: this profile, or the whole login where it carries more. */
export function UnlinkDialog({ profile, login, onClose }: UnlinkDialogProps) {
  const { run } = useCommand();
  const linked = useLive((db) => readFlowLogin(db, login.id), [login.id])?.profiles.length ?? 1;
  const network = placeNameOf(login);
  const told = ({ revoked }: { revoked: boolean }) =>
    revoked ? `Unlinked. The access was ended at ${network} too.` : 'Unlinked. The history is kept.';
  const one = () => {
    onClose();
    void run('unlinkProfile', { profileId: profile.id }, told);
  };
  const all = () => {
    onClose();
    void run('unlinkLogin', { loginId: login.id }, told);
  };
  return (
    <Dialog title={`Unlink ${profile.name}?`} onClose={onClose}>
      <p>
        Relink stops looking after this profile on {network}. Its history is kept, and you can connect it
        again whenever you like.
      </p>
      {linked > 1 && (
        <p>
          It came with the login {login.name}, which carries {countProfiles(login.network, linked)}.
        </p>
      )}
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        {linked > 1 && (
          <button type="button" class="button danger" onClick={all}>
            Unlink all {linked}
          </button>
        )}
        <button type="button" class="button danger" onClick={one}>
          {linked > 1 ? 'Unlink this one' : 'Unlink'}
        </button>
      </footer>
    </Dialog>
  );
}
