/** Days that weeks may start on; Monday (ISO 8601) where nothing else is configured. */
export const weekStarts = ['monday', 'sunday', 'saturday'] as const;
export type WeekStart = (typeof weekStarts)[number];
