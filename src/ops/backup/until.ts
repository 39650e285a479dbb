import { z } from 'zod';

/** Up to and with which event: its position, or all that had been seen by an instant. */
export type Until = { readonly position: number } | { readonly instant: Date };

const position = z.coerce.number().int().positive();
const instant = z.iso.datetime({ offset: true });

/** undefined where the text is neither a position nor an instant. */
export function parseUntil(text: string): Until | undefined {
  if (/^\d+$/.test(text)) return position.safeParse(text).success ? { position: Number(text) } : undefined;
  return instant.safeParse(text).success ? { instant: new Date(text) } : undefined;
}
