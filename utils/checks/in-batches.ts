/**
 * Lets what arrives while a batch is written be written together afterwards: one that comes alone waits for nothing, and
 * the busier it gets, the larger are the batches.
 * @returns what adds an item; it settles with the batch that the item went into
 */
export function inBatches<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: Item[] = [];
  let gathering: Promise<void> | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const gather = (): Promise<void> => {
    const batch = writing.then(() => {
      const items = waiting;
      waiting = [];
      gathering = null;
      return write(items);
    });
    writing = batch.catch(() => {});
    return batch;
  };
  return (item) => {
    waiting.push(item);
    gathering ??= gather();
    return gathering;
  };
}
