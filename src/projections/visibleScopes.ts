/** Scopes whose figures count a document that these users see and that belongs to this team. */
export function visibleScopes(userIds: readonly number[], teamId: number | null): readonly string[] {
  const scopes = userIds.map((id) => `user:${id}`);
  if (teamId !== null) scopes.push(`team:${teamId}`);
  scopes.push('all');
  return scopes;
}
