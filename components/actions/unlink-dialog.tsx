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
  const found = useLive((db) => readFlowLogin(db, login.id), [login.id]);
  const network = placeNameOf(login);
  // Whether it is the last one decides what is said: nothing is, before it is known.
  if (found === undefined) return null;
  const linked = found?.profiles.length ?? 1;
  const toldOfLast = ({ revoked }: { revoked: boolean }) =>
    revoked
      ? `Unlinked. The access was ended at ${network} too.`
      : `Unlinked, and its tokens are deleted here. ${network} did not confirm that the access has ended there: look at its list of connected apps.`;
  const toldOfOne = () => `Unlinked. The history is kept, and so is the access of the login ${login.name}.`;
  const one = () => {
    onClose();
    void run('unlinkProfile', { profileId: profile.id }, linked > 1 ? toldOfOne : toldOfLast);
  };
  const all = () => {
    onClose();
    void run('unlinkLogin', { loginId: login.id }, toldOfLast);
  };
  return (
    <Dialog title={`Unlink ${profile.name}?`} onClose={onClose}>
      <p>
        Relink stops looking after this profile on {network}. Its history is kept, and you can connect it
        again whenever you like.
      </p>
      {linked > 1 ? (
        <p>
          It came with the login {login.name}, which carries {countProfiles(login.network, linked)}: the
          access stays until the last of them is unlinked.
        </p>
      ) : (
        <p>
          With it the access of the login {login.name} ends: Relink asks {network} to end it, and deletes its
          tokens here.
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
