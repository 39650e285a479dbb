/** Odoo's text of an instant, `YYYY-MM-DD HH:MM:SS` in UTC, cut to the second. Such texts sort as their instants do. */
export function odooText(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant of such a text. */
export function odooInstant(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}
