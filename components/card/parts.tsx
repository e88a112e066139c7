import { Fragment } from 'preact';

/** A line of parts between dots. It breaks at the dots first, and no dot stands at the end or the start of a line. */
export function Parts({ text }: { readonly text: string }) {
  const parts = text.split(' · ');
  return (
    <span class="parts">
      <span class="parts-row">
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' '}
            <span class="part">
              {index > 0 && <span class="dot">· </span>}
              {part}
            </span>
          </Fragment>
        ))}
      </span>
    </span>
  );
}
