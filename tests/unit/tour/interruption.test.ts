import { describe, expect, it } from 'vitest';
import { Interrupted, unlessInterrupted } from '../../tour/interruption.ts';

const never = new Promise<never>(() => undefined);

describe('unlessInterrupted', () => {
  it('ends as the work does when nobody interrupts', async () => {
    const { signal } = new AbortController();
    await expect(unlessInterrupted(signal, Promise.resolve('done'))).resolves.toBe('done');
    await expect(unlessInterrupted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('gives up work in hand', async () => {
    const controller = new AbortController();
    const work = unlessInterrupted(controller.signal, never);
    controller.abort(new Interrupted('SIGINT'));
    await expect(work).rejects.toBeInstanceOf(Interrupted);
  });

  it('gives up at once when the interruption came before the work', async () => {
    const signal = AbortSignal.abort(new Interrupted('SIGINT'));
    await expect(unlessInterrupted(signal, never)).rejects.toBeInstanceOf(Interrupted);
  });
});
