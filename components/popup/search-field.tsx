import { Search } from 'lucide';
import { Icon } from '@/components/icons/icon';

interface SearchFieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** Finds profiles by name, handle, login or network. */
export function SearchField({ value, onInput }: SearchFieldProps) {
  return (
    <div class="search">
      <Icon node={Search} size={14} />
      <input
        type="search"
        aria-label="Search profiles"
        placeholder="Search profiles"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The first Escape empties the field; only the next one closes the popup.
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onInput('');
        }}
      />
    </div>
  );
}
