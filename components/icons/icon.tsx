import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  readonly node: IconNode;
  readonly size?: number;
  readonly class?: string;
}

/** One drawing of the icon set. Decorative: the words beside it carry the meaning. */
export function Icon({ node, size = 16, class: className = '' }: IconProps) {
  return (
    <svg
      class={`icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
