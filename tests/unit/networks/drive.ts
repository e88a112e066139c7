import type { Conversation, HttpAnswer, HttpRequest } from '@/utils/http/messages';

/** An answer, an error in place of one, or what to answer to the request. */
export type Step = HttpAnswer | Error | ((request: HttpRequest) => HttpAnswer);

export interface Driven<T> {
  readonly value: T;
  readonly requests: readonly HttpRequest[];
}

/** Carries a conversation out with literal answers, in order. Fails when it asks for more or less than there are. */
export function drive<T>(conversation: Conversation<T>, ...steps: readonly Step[]): Driven<T> {
  const requests: HttpRequest[] = [];
  let state = conversation.next();
  for (const step of steps) {
    if (state.done)
      throw new Error(`ended after ${requests.length} requests, ${steps.length} answers were given`);
    requests.push(state.value);
    if (step instanceof Error) state = conversation.throw(step);
    else state = conversation.next(typeof step === 'function' ? step(state.value) : step);
  }
  if (!state.done) throw new Error(`asked for ${state.value.url} and there is no answer left`);
  return { value: state.value, requests };
}

/** Carries out a conversation that ends with an error. @returns the error */
export function driveToError(conversation: Conversation<unknown>, ...steps: readonly Step[]): unknown {
  try {
    drive(conversation, ...steps);
  } catch (error) {
    return error;
  }
  throw new Error('the conversation did not fail');
}
