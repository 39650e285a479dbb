/** A scope as what it asks of a deal; `all` binds nothing, because visibility binds anyway. */
export type ScopeOwners =
  | { readonly kind: 'all' }
  | { readonly kind: 'owners'; readonly ids: readonly number[] }
  | { readonly kind: 'teams'; readonly ids: readonly number[] };
