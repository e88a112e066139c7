import { describe, expect, test } from 'vitest';
import { inBatches } from '@/utils/checks/in-batches';

/** A disk that writes when it is told to. */
function createDisk() {
  const batches: { readonly items: readonly string[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const add = inBatches((items: readonly string[]) => {
    const end = Promise.withResolvers<void>();
    batches.push({ items, end });
    return end.promise;
  });
  return { add, batches, items: () => batches.map((batch) => batch.items) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('items in batches', () => {
  test('one that comes alone is written at once; those that come meanwhile are written together', async () => {
    const disk = createDisk();
    const first = disk.add('a');
    await turn();
    const later = [disk.add('b'), disk.add('c')];
    await turn();
    expect(disk.items()).toEqual([['a']]);
    disk.batches[0]?.end.resolve();
    await first;
    await turn();
    expect(disk.items()).toEqual([['a'], ['b', 'c']]);
    disk.batches[1]?.end.resolve();
    await Promise.all(later);
  });

  test('an item settles with its own batch: a failure is that batch’s alone', async () => {
    const disk = createDisk();
    const first = disk.add('a');
    await turn();
    const second = disk.add('b');
    disk.batches[0]?.end.reject(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await turn();
    disk.batches[1]?.end.resolve();
    await expect(second).resolves.toBeUndefined();
    expect(disk.items()).toEqual([['a'], ['b']]);
  });
});
