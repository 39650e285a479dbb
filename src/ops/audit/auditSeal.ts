import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { AuditAct, SealedAct } from './auditEntry.js';

/** Encrypts acts with AES-256-GCM. */
export interface AuditSeal {
  /** @param number the entry's, bound to the ciphertext so that no two entries can trade theirs */
  seal(act: AuditAct, number: number): SealedAct;
  /** null where the key is not known here, or the text was changed. */
  open(sealed: SealedAct, number: number): AuditAct | null;
}

/**
 * @param keys `<id>:<32 bytes in base64>` each; the first encrypts, all of them read. To change keys put the new one first.
 * @returns null without keys: then acts are kept in the clear.
 */
export function createAuditSeal(keys: readonly string[]): AuditSeal | null {
  const known = new Map(keys.map(keyOf));
  const [first] = known;
  if (!first) return null;
  const [keyId, key] = first;
  return {
    seal: (act, number) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(number));
      const text = Buffer.concat([cipher.update(JSON.stringify(act), 'utf8'), cipher.final()]);
      return { keyId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url') };
    },
    open: (sealed, number) => {
      const other = known.get(sealed.keyId);
      return other ? opened(sealed.sealed, other, number) : null;
    },
  };
}

function opened(sealed: string, key: Buffer, number: number): AuditAct | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(boundTo(number)).setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    return JSON.parse(text) as AuditAct;
  } catch {
    return null;
  }
}

function boundTo(number: number): Buffer {
  return Buffer.from(`audit_log:${number}`);
}

function keyOf(text: string): readonly [string, Buffer] {
  const at = text.indexOf(':');
  return [text.slice(0, at), Buffer.from(text.slice(at + 1), 'base64')];
}
