import { EmptyState } from './empty-state';
import { PageTitle } from './page-title';

interface NotHereProps {
  /** "Profile", "Group". */
  readonly what: string;
  /** Where all of them are. */
  readonly href: string;
}

/** A page of something that is gone. */
export function NotHere({ what, href }: NotHereProps) {
  const name = what.toLowerCase();
  return (
    <>
      <header class="page-head">
        <PageTitle>{what}</PageTitle>
      </header>
      <EmptyState tone="unlinked" title={`This ${name} is not here`}>
        It may have been removed. <a href={href}>All {name}s</a>
      </EmptyState>
    </>
  );
}
