import { Fragment } from 'preact';

/** A line of parts between dots. It breaks at the dots first, so that "2 hours ago" stays together. */
export function Parts({ text }: { readonly text: string }) {
  const parts = text.split(' · ');
  return (
    <span>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' '}
          <span class="part">{index < parts.length - 1 ? `${part}\u00a0·` : part}</span>
        </Fragment>
      ))}
    </span>
  );
}
