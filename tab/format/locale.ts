const usual = 'en-GB';

/** The host's language as Intl takes it (`en-us` is `en-US`); one that Intl does not know would stop every page. */
export function readableLocale(said: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(said ?? usual)[0] ?? usual;
  } catch {
    return usual;
  }
}
