import type { ShownGroup } from '@/utils/db/reads/groups';

/** @returns what a group has: "12 profiles · 3 disconnected · 1 task" */
export function groupLine({ profiles, disconnected, expiring, tasks }: ShownGroup): string {
  const parts = [`${profiles} ${profiles === 1 ? 'profile' : 'profiles'}`];
  if (disconnected > 0) parts.push(`${disconnected} disconnected`);
  if (expiring > 0) parts.push(`${expiring} expiring soon`);
  if (tasks > 0) parts.push(`${tasks} ${tasks === 1 ? 'task' : 'tasks'}`);
  return parts.join(' · ');
}
