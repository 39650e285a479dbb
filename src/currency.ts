const digitsByCurrency = new Map<string, number>();

/**
 * Decimal places of an ISO 4217 currency: 2 for EUR, 0 for JPY, 3 for TND; 2 for a code that ISO does not know.
 * The one rule for both ends: Odoo's own `decimal_places` is a matter of display, and amounts stored by one rule and read
 * by another would be wrong by a power of ten.
 */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits = digitsOf(currency);
  digitsByCurrency.set(currency, digits);
  return digits;
}

function digitsOf(currency: string): number {
  if (!/^[A-Za-z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
