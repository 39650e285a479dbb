import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's advice for scrypt, 2024: 128 MB and about 0.4 s a guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const hashBytes = 32;

/** `scrypt$<N>$<r>$<p>$<salt>$<hash>`, salt and hash in base64url. */
export async function hashPassword(password: string, costs: typeof cost = cost): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, costs);
  return ['scrypt', costs.N, costs.r, costs.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes the same time whatever is wrong about the password. False for a line that is no hash. */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  const [kind, N, r, p, salt = '', hash = ''] = hashed.split('$');
  if (kind !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const costs = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), costs);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(password: string, salt: Buffer, costs: typeof cost): Promise<Buffer> {
  // One character may be written in several ways; both keyboards must give the same bytes.
  const text = password.normalize('NFKC');
  const options = { ...costs, maxmem: 256 * costs.N * costs.r };
  return new Promise((resolve, reject) => {
    scrypt(text, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
