/** What the audit log keeps of an act. */
export type AuditAction =
  | 'signIn'
  | 'emergencySignIn'
  | 'refresh'
  | 'signOut'
  | 'refused'
  | 'link'
  | 'unlink'
  | 'grantRole'
  | 'revokeRole'
  | 'sync'
  | 'projection'
  | 'question'
  | 'read'
  | 'answerOpened'
  | 'export'
  | 'channel'
  | 'notRecognised'
  | 'command'
  /** All that is kept about a person was handed out, or made unreadable. */
  | 'exportPerson'
  | 'erasePerson'
  /** An entry that cannot be read here, because its key is not configured. */
  | 'sealed';

/** One act, as whoever saw it tells it. Nothing secret goes in: no token, no body. */
export interface AuditAct {
  /** Person id (`odoo:12`, `login:…`), `entra:<object id>`, or null where nobody is known. */
  readonly who: string | null;
  readonly action: AuditAction;
  /** Code of the refusal or failure; null where it was done. */
  readonly code: string | null;
  /** What it was done to: a route, a projection, a person. */
  readonly target: string | null;
  /** JSON values alone. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly address: string | null;
}

/** Where an entry stands in the chain. */
interface ChainLink {
  /** 1, 2, 3 … without a gap. */
  readonly _id: number;
  readonly at: Date;
  /** Hash of the entry before; of the first, sixty-four zeros. */
  readonly previous: string;
  /** SHA-256 over all else of the document as it is stored, so that a chain is verified without any key. */
  readonly hash: string;
}

/** One act as it is read back. */
export interface AuditEntry extends AuditAct, ChainLink {}

/** An act, encrypted. The key is named, so that keys can be changed and old entries read on. */
export interface SealedAct {
  readonly keyId: string;
  /** Nonce of 12 bytes, tag of 16, ciphertext; in base64url. */
  readonly sealed: string;
}

/** `audit_log`: one document an act, in a chain; in the clear, or encrypted where keys are configured. */
export type AuditDocument = AuditEntry | (SealedAct & ChainLink);
