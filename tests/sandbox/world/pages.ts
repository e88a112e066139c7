import type { PersonId } from './people.ts';

/** What a person may do on a page, in Graph's own words. */
export type Task = 'MANAGE' | 'CREATE_CONTENT' | 'MODERATE' | 'MESSAGING' | 'ADVERTISE' | 'ANALYZE';

export interface FacebookPage {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly person: PersonId;
  readonly tasks: readonly Task[];
}

/** What somebody with full control of a page may do. */
export const everything: readonly Task[] = [
  'MANAGE',
  'CREATE_CONTENT',
  'MODERATE',
  'MESSAGING',
  'ADVERTISE',
  'ANALYZE',
];

/** Pages and who works on them. */
export const facebookPages: readonly FacebookPage[] = [
  { id: '200000000000001', name: 'Acme Bakery', username: 'acmebakery', person: 'anna', tasks: everything },
  { id: '200000000000002', name: 'Acme Café', username: 'acmecafe', person: 'anna', tasks: everything },
  {
    id: '200000000000003',
    name: 'Acme Catering',
    username: 'acmecatering',
    person: 'anna',
    tasks: everything,
  },
  { id: '200000000000004', name: 'Ortiz Cycles', username: 'ortizcycles', person: 'ben', tasks: everything },
  {
    id: '200000000000005',
    name: 'Martin Flowers',
    username: 'martinflowers',
    person: 'chloe',
    tasks: ['MODERATE', 'MESSAGING', 'ANALYZE'],
  },
];

/** Branches of Anna's that exist only on demand, so that page lists grow beyond one answer. */
export function branches(count: number): FacebookPage[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `2100000000${String(i + 1).padStart(5, '0')}`,
    name: `Acme Branch ${i + 1}`,
    username: `acmebranch${i + 1}`,
    person: 'anna',
    tasks: everything,
  }));
}
