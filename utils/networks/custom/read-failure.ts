import type { HttpAnswer } from '@/utils/http/messages';
import type { Diagnosis } from '@/utils/networks/answers';
import type { CallKind } from '@/utils/networks/network';
import { readResourceFailure } from '../shared/read-resource-failure';
import { readTokenEndpoint } from '../shared/token-endpoint';

/** Any server that follows the RFCs, with or without error bodies. */
export function readFailure(answer: HttpAnswer, call: CallKind): Diagnosis {
  return call === 'exchange' || call === 'renewal'
    ? readTokenEndpoint(answer, call)
    : readResourceFailure(answer);
}
