import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useMemo } from 'preact/hooks';
import type { FailureCode } from '@/utils/core/failure';
import { storageCode } from '@/utils/core/storage-failure';
import { ActionProvider } from './actions/actions';
import { type Page, PageContext } from './hooks/page';
import { createPictures, PicturesContext } from './hooks/pictures';
import { CommandContext, useCommandState } from './hooks/use-command';
import { FailureNotice } from './notice/failure-notice';

interface ShellProps {
  readonly page: Page;
  readonly children: ComponentChildren;
}

/** What every page of the extension stands in: the page's abilities, its commands, and words for the worst case. */
export function AppShell({ page, children }: ShellProps) {
  const [error] = useErrorBoundary();
  const pictures = useMemo(() => createPictures(page), [page]);
  if (error) return <FailureNotice failure={{ code: codeOf(error), detail: {} }} />;
  return (
    <PageContext.Provider value={page}>
      <PicturesContext.Provider value={pictures}>
        <WithCommands>{children}</WithCommands>
      </PicturesContext.Provider>
    </PageContext.Provider>
  );
}

/** What breaks a page is nearly always its database; other errors have no better words. */
function codeOf(error: unknown): FailureCode {
  const code = storageCode(error);
  return code === 'unexpected' ? 'storage_failed' : code;
}

function WithCommands({ children }: { readonly children: ComponentChildren }) {
  const commands = useCommandState();
  return (
    <CommandContext.Provider value={commands}>
      <ActionProvider>{children}</ActionProvider>
    </CommandContext.Provider>
  );
}
