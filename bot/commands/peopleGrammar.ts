import type { Role } from '../../src/projections/documents.js';

/** What admins say about people, roles, links, channels and the audit log. */
export type PeopleCommand =
  | { readonly kind: 'access'; readonly who: string }
  /** Who may see the deals of somebody. */
  | { readonly kind: 'seenBy'; readonly who: string }
  | { readonly kind: 'whoSeesWhat' }
  | { readonly kind: 'roles' }
  /** `confirmed`: by a tap, where it is asked first. */
  | { readonly kind: 'setRole'; readonly who: string; readonly role: Role | null; readonly confirmed?: true }
  | { readonly kind: 'links' }
  | { readonly kind: 'link'; readonly account: string; readonly who: string }
  | { readonly kind: 'unlink'; readonly account: string; readonly confirmed?: true }
  | { readonly kind: 'hierarchy' }
  | { readonly kind: 'audit' }
  | { readonly kind: 'verifyAudit' }
  | { readonly kind: 'channels' }
  /** `team`: null for everything. */
  | { readonly kind: 'declareChannel'; readonly team: string | null }
  | { readonly kind: 'withdrawChannel' };

const roleNames: readonly (readonly [RegExp, Role])[] = [
  [/^super ?admin(?:istrator)?$/, 'superAdmin'],
  [/^admin(?:istrator)?$/, 'admin'],
  [/^(?:ceo|executive|chief)$/, 'ceo'],
  [/^(?:sales )?manager$/, 'manager'],
  [/^(?:sales )?rep(?:resentative)?$/, 'rep'],
  [/^(?:none|nobody)$/, 'none'],
];

const plainCommands: readonly (readonly [RegExp, PeopleCommand])[] = [
  [/^(?:show )?(?:the )?roles$/, { kind: 'roles' }],
  [/^(?:(?:show )?(?:the )?links|linked (?:people|accounts)|who is linked)$/, { kind: 'links' }],
  [
    /^(?:who (?:can see|may see|sees) (?:what|whom|whose (?:deals|pipeline))|who has access(?: to what)?|access(?: rights)?|permissions|who (?:can see|may see|sees) everything)$/,
    { kind: 'whoSeesWhat' },
  ],
  [/^(?:check |show )?(?:the )?hierarchy$/, { kind: 'hierarchy' }],
  [/^(?:(?:show )?(?:the )?(?:latest )?audit(?: log| trail)?|who did what)$/, { kind: 'audit' }],
  [/^verify (?:the )?audit(?: log)?$/, { kind: 'verifyAudit' }],
  [/^(?:show )?(?:the )?channels$/, { kind: 'channels' }],
  [
    /^(?:declare|open) (?:this |the )?channel for (?:everything|all|the company)$/,
    { kind: 'declareChannel', team: null },
  ],
  [/^(?:withdraw|close) (?:this |the )?channel$/, { kind: 'withdrawChannel' }],
];

const objectId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const address = '[^\\s@]{1,64}@[^\\s@]{1,190}';
const accessForms: readonly RegExp[] = [
  /^(?:what|who|whom|whose deals) (?:can|may|does) (.{2,80}?) see$/,
  /^(?:the )?(?:access|rights|permissions) of (.{2,80})$/,
  /^(.{2,80}?)['’]s? (?:access|rights|permissions)$/,
];
const seenForm = /^who (?:can see|may see|sees) (.{2,80}?)(?:['’]s?)?(?: (?:deals|pipeline|numbers|figures))?$/;

/** @param words lower case, single spaces, no final punctuation */
export function readPeopleCommand(words: string): PeopleCommand | null {
  const plain = plainCommands.find(([form]) => form.test(words));
  if (plain) return plain[1];
  const who = firstOf(accessForms, words);
  if (who !== undefined) return isOneself(who) ? null : { kind: 'access', who };
  const seen = seenForm.exec(words)?.[1];
  if (seen !== undefined) return isOneself(seen) ? null : { kind: 'seenBy', who: seen };
  const team = /^(?:declare|open) (?:this |the )?channel for (?:the )?(?:team )?(.{2,60}?)(?: team)?$/.exec(words)?.[1];
  if (team !== undefined) return { kind: 'declareChannel', team };
  return readRole(words) ?? readLink(words);
}

function isOneself(who: string): boolean {
  return /^(?:i|we|you|me|my|mine|us|our|ours|this|that|it)$/.test(who);
}

/** What the first form that fits has captured. */
function firstOf(forms: readonly RegExp[], words: string): string | undefined {
  for (const form of forms) {
    const found = form.exec(words)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

const roleWord = '(?:super |sales )?[a-z]{2,14}';
/** Who, then which role. */
const givingForms: readonly RegExp[] = [
  new RegExp(`^make (.{2,80}?) (?:an? |the )?(${roleWord})$`),
  new RegExp(`^(?:give|grant) (.{2,80}?) (?:the |an? )?(?:role (?:of )?)?(?:an? )?(${roleWord}?)(?: role| rights)?$`),
  new RegExp(`^promote (.{2,80}?) to (?:an? )?(${roleWord})$`),
  new RegExp(`^(?:set|change) (?:the )?role of (.{2,80}?) to (?:an? )?(${roleWord})$`),
  new RegExp(`^(?:set|change) (.{2,80}?)['’]s? role to (?:an? )?(${roleWord})$`),
];
const taking = '(?:remove|take back|take away|take|revoke|clear|delete)';
const takingForms: readonly RegExp[] = [
  new RegExp(`^${taking} (?:the |any )?(?:${roleWord} )?(?:role|rights) (?:of|from) (.{2,80})$`),
  new RegExp(`^${taking} (?:the )?role (.{2,80})$`),
  new RegExp(`^${taking} (.{2,80}?)['’]s? (?:${roleWord} )?(?:role|rights)$`),
];

function readRole(words: string): PeopleCommand | null {
  for (const form of givingForms) {
    const [, who, named] = form.exec(words) ?? [];
    const role = roleNames.find(([name]) => name.test(named ?? ''))?.[1];
    if (who !== undefined && role !== undefined) return { kind: 'setRole', who, role };
  }
  const freed = firstOf(takingForms, words);
  return freed === undefined ? null : { kind: 'setRole', who: freed, role: null };
}

/** An account by its object id or an address of it; "link …" that names none shows what there is to link. */
function readLink(words: string): PeopleCommand | null {
  const [, account, who] = new RegExp(`^link (${objectId}|${address}) (?:to|with|as) (.{1,80})$`).exec(words) ?? [];
  if (account !== undefined && who !== undefined) return { kind: 'link', account, who };
  const [, other, to] = new RegExp(`^link (.{1,80}?) (?:to|with|as) (${objectId}|${address})$`).exec(words) ?? [];
  if (other !== undefined && to !== undefined) return { kind: 'link', account: to, who: other };
  const unlinked = new RegExp(`^unlink (${objectId}|${address})$`).exec(words)?.[1];
  if (unlinked !== undefined) return { kind: 'unlink', account: unlinked };
  return /^(?:un)?link(?: .{1,80})?$/.test(words) ? { kind: 'links' } : null;
}
