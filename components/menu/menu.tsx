import { Ellipsis, type IconNode } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '@/components/icons/icon';
import { nextItem, place } from './menu-keys';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconNode;
  /** What it does; absent for a link. */
  readonly act?: () => void;
  /** Where it leads, in a new tab. */
  readonly href?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

interface MenuProps {
  /** Accessible name of the button, such as "More actions for Acme Bakery". */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows in place of three dots. */
  readonly icon?: IconNode;
}

/**
 * Three dots and what lies behind them, after the menu button pattern: arrows, Home, End and first letters move, Escape
 * closes and gives the focus back. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function Menu({ label, items, icon = Ellipsis }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span class="menu-anchor">
      <button
        ref={button}
        type="button"
        class="icon-button menu-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Icon node={icon} />
      </button>
      {open && (
        <MenuList
          label={label}
          items={items}
          anchor={button.current}
          onClose={close}
          onLeave={() => setOpen(false)}
        />
      )}
    </span>
  );
}

interface MenuListProps extends Omit<MenuProps, 'icon'> {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  /** Closes without moving the focus: the person has gone elsewhere. */
  readonly onLeave: () => void;
}

function MenuList({ label, items, anchor, onClose, onLeave }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const entries = (): HTMLElement[] =>
    Array.from(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []);

  useLayoutEffect(() => {
    if (list.current && anchor) place(list.current, anchor);
    entries()[0]?.focus();
  }, [anchor]);

  useEffect(() => {
    const outside = (event: Event) => {
      const { target } = event;
      if (target instanceof Node && !list.current?.contains(target) && !anchor?.contains(target)) onLeave();
    };
    document.addEventListener('pointerdown', outside);
    window.addEventListener('resize', onLeave);
    return () => {
      document.removeEventListener('pointerdown', outside);
      window.removeEventListener('resize', onLeave);
    };
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // The popup itself closes on Escape when nobody takes it.
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') {
      onLeave();
    } else {
      const all = entries();
      const focused = document.activeElement;
      const next = nextItem(
        event.key,
        focused instanceof HTMLElement ? all.indexOf(focused) : -1,
        all.map((entry) => entry.textContent ?? ''),
      );
      if (next === null) return;
      event.preventDefault();
      all[next]?.focus();
    }
  };

  return (
    <div ref={list} class="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <Entry key={item.label} item={item} onClose={onClose} />
      ))}
    </div>
  );
}

function Entry({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const content = (
    <>
      <Icon node={item.icon} />
      <span>{item.label}</span>
    </>
  );
  const className = item.danger ? 'menu-item danger' : 'menu-item';
  if (item.href) {
    return (
      <a
        class={className}
        role="menuitem"
        tabIndex={-1}
        href={item.href}
        target="_blank"
        rel="noreferrer"
        onClick={onClose}
      >
        {content}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={className}
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.disabled ?? false}
      onClick={() => {
        if (item.disabled) return;
        onClose();
        item.act?.();
      }}
    >
      {content}
    </button>
  );
}
