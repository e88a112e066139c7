import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';

/** The number of the visit that has led to another page; null while the person is where they began. */
export const ArrivalContext = createContext<{ readonly visit: number } | null>(null);

/**
 * The heading of a page. It takes the focus when a link has led here: otherwise the focus falls to the body, and
 * whoever listens hears nothing of the new page.
 */
export function PageTitle({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useContext(ArrivalContext);
  useLayoutEffect(() => {
    // What has brought its own focus keeps it: a dialog over the page.
    if (arrival && !document.querySelector('dialog[open]')) heading.current?.focus({ preventScroll: true });
  }, [arrival?.visit]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
