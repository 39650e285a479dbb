/**
 * Matches what a read model still holds: a removed record leaves a tombstone that has no fields but its versions.
 * Deals and activities need it not, because no question asks for one without a type or a due day.
 */
export const living = { _gone: { $ne: true } } as const;
