import { useEffect, useState } from 'preact/hooks';
import { usePage } from '@/components/hooks/page';
import { unstoredLogins } from '@/utils/core/unstored';

/** Says, for as long as it is so, that renewed tokens are in memory only because the disk takes nothing. */
export function UnstoredLine({ now }: { readonly now: number }) {
  const { heldLocks } = usePage();
  const [logins, setLogins] = useState(0);
  // No database can tell it: it is what could not be written.
  useEffect(() => {
    void heldLocks().then((held) => setLogins(unstoredLogins(held).length));
  }, [heldLocks, now]);
  if (logins === 0) return null;
  const whose = logins === 1 ? 'one login' : `${logins} logins`;
  return (
    <p class="notice" role="alert">
      The disk takes nothing at the moment. Relink keeps the renewed access of {whose} in memory and tries
      again: free some space before you close the browser.
    </p>
  );
}
