/** Who reads a card, and when: numbers, days and times are written for this person. */
export interface Reader {
  /** BCP 47; decides separators of numbers. */
  readonly locale: string;
  /** IANA zone in which days and times are meant. */
  readonly timeZone: string;
  readonly now: Date;
  /** The card stands where an older one stood, in a message that tells another time: it says when it was read. */
  readonly readAgain?: true;
}

/** Keeps a figure and its unit on one line. */
export const nbsp = '\u00a0';
/** A true minus sign (U+2212), as wide as the plus. */
export const minus = '\u2212';
/** Separates the parts of a line. */
export const dot = ' · ';
