import type { Role } from '../../src/projections/documents.js';

/** What admins say about people, roles, links, channels and the audit log. */
export type PeopleCommand =
  | { readonly kind: 'access'; readonly who: string }
  | { readonly kind: 'roles' }
  | { readonly kind: 'setRole'; readonly who: string; readonly role: Role | null }
  | { readonly kind: 'links' }
  | { readonly kind: 'link'; readonly account: string; readonly who: string }
  | { readonly kind: 'unlink'; readonly account: string }
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
  [/^(?:show )?(?:the )?links$/, { kind: 'links' }],
  [/^(?:check |show )?(?:the )?hierarchy$/, { kind: 'hierarchy' }],
  [/^(?:show )?(?:the )?audit(?: log)?$/, { kind: 'audit' }],
  [/^verify (?:the )?audit(?: log)?$/, { kind: 'verifyAudit' }],
  [/^(?:show )?(?:the )?channels$/, { kind: 'channels' }],
  [
    /^(?:declare|open) (?:this |the )?channel for (?:everything|all|the company)$/,
    { kind: 'declareChannel', team: null },
  ],
  [/^(?:withdraw|close) (?:this |the )?channel$/, { kind: 'withdrawChannel' }],
];

const objectId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** @param words lower case, single spaces, no final punctuation */
export function readPeopleCommand(words: string): PeopleCommand | null {
  const plain = plainCommands.find(([form]) => form.test(words));
  if (plain) return plain[1];
  const who = /^(?:what|who|whom|whose deals) (?:can|may|does) (.{2,80}) see$/.exec(words)?.[1];
  if (who !== undefined) return /^(?:i|we|you)$/.test(who) ? null : { kind: 'access', who };
  const team = /^(?:declare|open) (?:this |the )?channel for (?:the )?(?:team )?(.{2,60}?)(?: team)?$/.exec(words)?.[1];
  if (team !== undefined) return { kind: 'declareChannel', team };
  return readRole(words) ?? readLink(words);
}

function readRole(words: string): PeopleCommand | null {
  const [, person, named] = /^make (.{2,80}?) (?:an? )?((?:super |sales )?[a-z]{2,14})$/.exec(words) ?? [];
  const role = roleNames.find(([form]) => form.test(named ?? ''))?.[1];
  if (person !== undefined && role !== undefined) return { kind: 'setRole', who: person, role };
  const freed = /^(?:remove|take back|revoke) (?:the )?role (?:of|from) (.{2,80})$/.exec(words)?.[1];
  return freed === undefined ? null : { kind: 'setRole', who: freed, role: null };
}

function readLink(words: string): PeopleCommand | null {
  const [, account, who] = new RegExp(`^link (${objectId}) (?:to|with) (.{1,80})$`).exec(words) ?? [];
  if (account !== undefined && who !== undefined) return { kind: 'link', account, who };
  const unlinked = new RegExp(`^unlink (${objectId})$`).exec(words)?.[1];
  return unlinked === undefined ? null : { kind: 'unlink', account: unlinked };
}
