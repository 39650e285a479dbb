/** Forms by which a secret is known wherever it stands in a text. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/-]{8,}=*/gi, '$1 [redacted]'],
  // A JSON Web Token: two parts that begin with `{"`, and a signature or none.
  [/\beyJ[\w-]{5,}\.eyJ[\w-]{2,}\.[\w-]*/g, '[redacted]'],
  [/:\/\/[^\s/@"]+@/g, '://[redacted]@'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs, '[redacted]'],
  [/\b(api[_-]?key|access_token|refresh_token|client_secret|password|assertion)=[^\s&"]+/gi, '$1=[redacted]'],
];

/** Shorter ones would take ordinary words along. */
const shortestSecret = 8;

/**
 * Makes the last look over a line before it is written: known secrets of this process, and whatever has a secret's form.
 * @param secrets values from the configuration, as they are there.
 */
export function createScrub(secrets: readonly string[] = []): (line: string) => string {
  const known = [...new Set(secrets.filter((secret) => secret.length >= shortestSecret).flatMap(written))];
  return (line) => {
    let clean = line;
    for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, '[redacted]');
    for (const [form, instead] of forms) clean = clean.replace(form, instead);
    return clean;
  };
}

/** As it is, as it stands in JSON, and as it stands in an address. */
function written(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}
