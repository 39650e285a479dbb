import type { Db } from 'mongodb';
import { decodeJwt } from 'jose';
import { createReadRights } from '../access/loadViewer.js';
import type { RightsSources } from '../access/loadViewer.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { ForesailError } from '../errors.js';
import type { Log } from '../ops/log.js';
import { collectionNames } from '../projections/documents.js';
import type { ReadModels, UserProfile } from '../projections/documents.js';
import { accessTokenSeconds, createAccessTokens, ownIssuer } from './accessTokens.js';
import type { AccessTokens } from './accessTokens.js';
import { createBreakGlass } from './breakGlass.js';
import type { BreakGlass } from './breakGlass.js';
import { openIdentityCollections } from './collections.js';
import { createEntraTokens } from './entraTokens.js';
import type { EntraTokens } from './entraTokens.js';
import { entraTrustOf, localTrust } from './entraTrust.js';
import type { IssuerAddress } from './entraTrust.js';
import type { CheckAges } from '../access/periodicCheck.js';
import { createKnownLinks } from './linksInMemory.js';
import { rememberVerified } from './verifiedTokens.js';
import type { GraphPerson } from './graph/graphPeople.js';
import { createManagerObserver } from './graph/managerObserver.js';
import type { ManagerObserverParts } from './graph/managerObserver.js';
import { linkId } from './linkDocument.js';
import { matchPerson } from './matchPerson.js';
import { createLinkAdministration } from './linkAdministration.js';
import type { LinkAdministration } from './linkAdministration.js';
import { createPeople } from './people.js';
import type { Identity, TokenPair } from './ports.js';
import { accountOfTeams } from './provenAccount.js';
import type { ProvenAccount } from './provenAccount.js';
import { createViewers } from './viewers.js';
import type { ViewerOfAccount } from './viewers.js';
import { createRefreshTokens } from './refreshTokens.js';
import type { RefreshTokens } from './refreshTokens.js';

/** What `createIdentity` reads of the configuration. */
export type IdentityConfig = Pick<
  Config,
  'TENANT_ID' | 'CLIENT_ID' | 'ENTRA_ISSUER' | 'PUBLIC_URL' | 'TOKEN_SIGNING_KEY' | 'SUPER_ADMINS' | 'TIME_ZONE'
> &
  Partial<Pick<Config, 'BREAK_GLASS_LOGIN' | 'BREAK_GLASS_HASH'>>;

export interface IdentityDependencies {
  readonly db: Db;
  readonly config: IdentityConfig;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Log;
  /** The local issuer of a sandbox, instead of the configured Entra. */
  readonly localIssuer?: IssuerAddress;
  /** Role by role event; see src/access/roles. */
  readonly grantedRole?: NonNullable<RightsSources['grantedRole']>;
  /** How old what is kept in memory of links and rights may be. */
  readonly rightsAges?: CheckAges;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
  /** Microsoft Graph, where it is configured: tells who is above whom. */
  readonly graph?: Pick<ManagerObserverParts, 'tokens' | 'people' | 'eventStore'>;
  /** How long an unknown key id waits before the issuer's keys are asked for again; 30 s. */
  readonly keyCooldownMs?: number;
}

/** Identity, and what admins may do about its links. */
export interface ManagedIdentity extends Identity {
  readonly links: LinkAdministration;
  /** Resolves when what runs beside sign-ins has ended. */
  settled(): Promise<void>;
}

/** Tenant of Teams accounts where no Entra is configured: only the Playground reaches the bot then. */
const noTenant = 'local';

/**
 * Sign-in by Entra and by our own tokens. It reads its keys and opens its collections; Entra is first called at the first
 * token. @throws ForesailError CONFIG_INVALID for a signing key that is none.
 */
export async function createIdentity(dependencies: IdentityDependencies): Promise<ManagedIdentity> {
  const { config, clock, db, log } = dependencies;
  const trust = dependencies.localIssuer
    ? localTrust(dependencies.localIssuer, config.PUBLIC_URL)
    : entraTrustOf(config);
  const tenantId = trust?.tenantId ?? noTenant;
  const collections = await openIdentityCollections(db);
  const knownLinks = createKnownLinks({
    ...{ links: collections.links, versions: collections.linkVersions },
    monotonic: dependencies.monotonic ?? (() => performance.now()),
    ...(dependencies.rightsAges && { ages: dependencies.rightsAges }),
  });
  const breakGlass = createBreakGlass(config);
  const people = createPeople({
    links: collections.links,
    knownLinks,
    usersWithAddress: usersWithAddress(dependencies),
    superAdmins: new Set(config.SUPER_ADMINS.map((address) => address.toLowerCase())),
    ...(breakGlass && { isEmergencyAdmin: breakGlass.isEmergencyAdmin }),
    clock,
    log,
  });
  const readRights = createReadRights(dependencies);
  /** By link, or by the one Odoo user with an address of theirs, as for a sign-in; but nothing is remembered. */
  const odooUserOf = async (person: GraphPerson): Promise<number | null> => {
    const link = await collections.links.findOne({ _id: linkId({ tenantId, objectId: person.objectId }) });
    if (link) return link.odooUserId;
    const match = matchPerson(person.addresses, await usersWithAddress(dependencies)(person.addresses));
    return match.kind === 'one' ? match.odooUserId : null;
  };
  const entra = trust && createEntraTokens({ trust, clock, ...cooldown(dependencies) });
  const own = await createAccessTokens({ pem: config.TOKEN_SIGNING_KEY, clock });
  const parts: Parts = {
    entra: entra && { verify: rememberVerified((token) => entra.verify(token), clock) },
    own: { ...own, verify: rememberVerified((token) => own.verify(token), clock) },
    refresh: createRefreshTokens(collections.families, clock),
    viewerOfAccount: createViewers({ people, readRights, timeZone: config.TIME_ZONE }),
    tenantId,
    breakGlass,
  };
  const isActiveUser = activeUser(dependencies);
  const observer = dependencies.graph && createManagerObserver({ ...dependencies.graph, clock, log, odooUserOf });
  const links = createLinkAdministration({ links: collections.links, knownLinks, tenantId, clock, isActiveUser });
  const identity = identityOf(parts);
  const signIn = async (ssoToken: string) => {
    const pair = await identity.signIn(ssoToken);
    observer?.observe(ssoToken);
    return pair;
  };
  const forGraph = observer && {
    signInForGraph: async (aadObjectId: string, ssoToken: string) => {
      const account = await verifySso(parts, ssoToken);
      if (account.objectId !== aadObjectId.toLowerCase()) throw new ForesailError('TOKEN_INVALID');
      await observer.look(ssoToken);
    },
  };
  return { ...identity, ...forGraph, signIn, links, settled: async () => observer?.settled() };
}

interface Parts {
  readonly entra: EntraTokens | null;
  readonly own: AccessTokens;
  readonly refresh: RefreshTokens;
  readonly viewerOfAccount: ViewerOfAccount;
  readonly tenantId: string;
  readonly breakGlass: BreakGlass | null;
}

function identityOf(parts: Parts): Identity {
  const viewerFor = parts.viewerOfAccount;
  const pair = async (account: ProvenAccount, refreshToken: string): Promise<TokenPair> => ({
    accessToken: await parts.own.issue(account),
    refreshToken,
    expiresIn: accessTokenSeconds,
  });
  const started = async (account: ProvenAccount): Promise<TokenPair> => {
    await viewerFor(account);
    return pair(account, await parts.refresh.start(account));
  };
  const { breakGlass } = parts;
  return {
    viewerForToken: async (bearer) => viewerFor(await accountOfBearer(parts, bearer)),
    viewerForTeamsAccount: (account) => viewerFor(accountOfTeams(account, parts.tenantId)),
    signIn: async (ssoToken) => started(await verifySso(parts, ssoToken)),
    ...(breakGlass && {
      signInByPassword: async (login: string, password: string) => started(await breakGlass.prove(login, password)),
    }),
    refresh: async (refreshToken) => {
      const rotated = await parts.refresh.rotate(refreshToken);
      await viewerFor(rotated.account);
      return pair(rotated.account, rotated.token);
    },
    signOut: (refreshToken) => parts.refresh.revoke(refreshToken),
    publicKeys: async () => ({ keys: parts.own.publicKeys().map((key) => ({ ...key })) }),
  };
}

/** The unverified issuer only chooses who verifies; each verifier checks it again. */
async function accountOfBearer(parts: Parts, bearer: string): Promise<ProvenAccount> {
  return issuerOf(bearer) === ownIssuer ? parts.own.verify(bearer) : verifySso(parts, bearer);
}

async function verifySso(parts: Parts, token: string): Promise<ProvenAccount> {
  if (!parts.entra) throw new ForesailError('TOKEN_INVALID');
  return parts.entra.verify(token);
}

function issuerOf(token: string): unknown {
  try {
    return decodeJwt(token).iss;
  } catch (cause) {
    throw new ForesailError('TOKEN_INVALID', { cause });
  }
}

function cooldown(dependencies: IdentityDependencies): { keyCooldownMs?: number } {
  return dependencies.keyCooldownMs === undefined ? {} : { keyCooldownMs: dependencies.keyCooldownMs };
}

/** E-mail addresses are stored in lower case; logins keep the case they were typed in. */
function usersWithAddress({ db, readModels }: IdentityDependencies) {
  return async (addresses: readonly string[]): Promise<readonly UserProfile[]> => {
    const users = db.collection<UserProfile>(await readModels.collectionName(collectionNames.users));
    const logins = addresses.map((address) => ({ login: { $regex: `^${escaped(address)}$`, $options: 'i' } }));
    return users.find({ $or: [{ email: { $in: [...addresses] } }, ...logins] }).toArray();
  };
}

function activeUser({ db, readModels }: IdentityDependencies) {
  return async (odooUserId: number): Promise<boolean> => {
    const users = db.collection<UserProfile>(await readModels.collectionName(collectionNames.users));
    return (await users.findOne({ _id: odooUserId, active: true })) !== null;
  };
}

/** An address is text to compare, never a pattern: `.*@example.com` is nobody. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
