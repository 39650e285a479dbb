/**
 * What admission costs a request: checking a token (ours, and one of Teams), reading link, role and matrix anew, and
 * deciding who may see a deal. The promise is 0.2 ms for the token and the access check; the reads are shown apart,
 * because they are the database's time and not this process's.
 */
import { cpuUsage } from 'node:process';
import { startLocalEntra } from '../../sandbox/entra/localEntra.js';
import { startEmbeddedMongo } from '../../sandbox/mongo/index.js';
import { viewerOf } from '../../src/access/loadViewer.js';
import { seesDeal, visibleDeals } from '../../src/access/visibility.js';
import { systemClock } from '../../src/clock.js';
import { createAccessTokens } from '../../src/identity/accessTokens.js';
import { createIdentity } from '../../src/identity/createIdentity.js';
import { createEntraTokens } from '../../src/identity/entraTokens.js';
import { localTrust } from '../../src/identity/entraTrust.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { silentLog } from '../../src/ops/log.js';
import type { UserAccess, UserProfile } from '../../src/projections/documents.js';
import { plainReadModels, putPerson } from '../../test/api/people.js';

const clock = systemClock;
const priya = { email: 'priya.raman@example.com', name: 'Priya Raman' };
/** A director's matrix in an organisation of 1,000. */
const ownerIds = Array.from({ length: 250 }, (_, at) => at + 1);

const entra = await startLocalEntra({ now: () => clock.now() });
const mongo = await startEmbeddedMongo();
const { db, close } = await connectMongo({ uri: mongo.uri, dbName: 'bench' });
await putPerson(db, { _id: 20, name: priya.name, role: 'manager' }, { ownerIds });
const own = await createAccessTokens({ pem: undefined, clock });
const teams = createEntraTokens({ trust: localTrust(entra), clock });
const identity = await createIdentity({
  db,
  config: {
    SUPER_ADMINS: [],
    TIME_ZONE: 'UTC',
    TOKEN_SIGNING_KEY: undefined,
    TENANT_ID: undefined,
    CLIENT_ID: undefined,
    ENTRA_ISSUER: undefined,
    PUBLIC_URL: undefined,
  },
  readModels: plainReadModels,
  clock,
  log: silentLog,
  localIssuer: entra,
});
const ssoToken = await entra.tokenFor(priya);
const { accessToken } = await identity.signIn(ssoToken);
const ownToken = await own.issue(await teams.verify(ssoToken));
const profile = await db.collection<UserProfile>('user_profiles').findOne({ _id: 20 });
const access = await db.collection<UserAccess>('user_access_matrix').findOne({ _id: 20 });
const person = { odooUserId: 20, superAdmin: false, appRoles: [], email: priya.email, name: priya.name };
const viewer = viewerOf(person, { profile, access, granted: null }, 'UTC');

await measure('check our own access token', 5_000, () => own.verify(ownToken));
await measure('check a Teams token', 5_000, () => teams.verify(ssoToken));
await measure('decide the viewer from what was read', 20_000, () =>
  viewerOf(person, { profile, access, granted: null }, 'UTC'),
);
await measure('make the filter of visible deals', 50_000, () => visibleDeals(viewer));
await measure('see one deal in memory', 200_000, () => seesDeal(viewer, { ownerId: 250, teamId: 1, visibleTo: [20] }));
await measure('all of it, one person', 5_000, () => identity.viewerForToken(accessToken));

/** Each with a token of their own, in turn: what a memory of one person would not help. */
const people = 1_000;
const crowd: string[] = [];
for (let at = 1; at <= people; at += 1) {
  const name = `Person ${at}`;
  await putPerson(db, { _id: 1_000 + at, name }, { ownerIds: [1_000 + at] });
  const { accessToken: token } = await identity.signIn(
    await entra.tokenFor({ email: `person.${at}@example.com`, name }),
  );
  crowd.push(token);
}
let turn = 0;
const next = () => identity.viewerForToken(crowd[(turn += 1) % people] ?? '');
await measure('all of it, a token never seen before', people, next, 0);
await measure('all of it, 1,000 people in turn', 20_000, next);

await close();
await mongo.close();
await entra.close();

/** Time of the clock on the wall and of this process's processor, in milliseconds a call; the first tenth warms up. */
async function measure(what: string, runs: number, run: () => unknown, warming = runs / 10): Promise<void> {
  for (let at = 0; at < warming; at += 1) await run();
  const times: number[] = [];
  const cpu = cpuUsage();
  for (let at = 0; at < runs; at += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  const { user, system } = cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(runs * share)] ?? 0).toFixed(4);
  console.log(
    `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, processor ${((user + system) / 1_000 / runs).toFixed(4)} ms`,
  );
}
