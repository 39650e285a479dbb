import { z } from 'zod';

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

/** A day (its beginning, UTC) or an instant; undefined where the text is neither. */
export function parseBefore(text: string): Date | undefined {
  return day.safeParse(text).success || instant.safeParse(text).success ? new Date(text) : undefined;
}
