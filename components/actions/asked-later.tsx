import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AskedProps } from './asked';

/** The same as `Asked`, loaded when something is asked: the popup shows its list without the dialogs. */
export function AskedLater(props: AskedProps) {
  const [loaded, setLoaded] = useState<{ readonly Asked: FunctionComponent<AskedProps> } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('./asked').then(({ Asked }) => {
      if (!gone) setLoaded({ Asked });
    });
    return () => {
      gone = true;
    };
  }, []);
  return loaded && <loaded.Asked {...props} />;
}
