import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import type { Server } from 'restify';
import type { PeopleAdministration } from '../access/administration/createPeopleAdministration.js';
import type { Channels } from '../access/channels/createChannels.js';
import type { Roles } from '../access/roles/createRoles.js';
import type { Viewer } from '../access/viewer.js';
import type { Alerts } from '../alerts/createAlerts.js';
import type { Directory, ReadSentence } from '../ask/ports.js';
import type { Clock } from '../clock.js';
import type { LiveChanges } from './live/liveChanges.js';
import type { DealCommands } from '../commands/deals/createDealCommands.js';
import type { Plans } from '../commands/plans/createPlans.js';
import type { Reports } from '../commands/reports/createReports.js';
import type { Config } from '../config.js';
import type { LinkAdministration } from '../identity/linkAdministration.js';
import type { Identity } from '../identity/ports.js';
import type { SyncAdministration, SyncControl, SyncRun } from '../odoo/syncStatus.js';
import type { Integration } from '../ops/integrations.js';
import type { Audit } from '../ops/audit/createAudit.js';
import type { Log } from '../ops/log.js';
import type { RecentLog } from '../ops/recentLog.js';
import type { ShownSetting } from '../ops/shownSettings.js';
import type { Pipeline } from '../pipeline/ports.js';

/** Names a viewer's sentences may mention. */
export interface DirectoryLoader {
  load(viewer: Viewer): Promise<Directory>;
}

/** How far one projection is, as admins and health see it. */
export interface ProjectionState {
  readonly name: string;
  /** Position of the last event applied. */
  readonly position: number;
  /** Events of the log not yet applied. */
  readonly lag: number;
  /** `stopped`: it fails whatever it tries, or is behind and has not moved for a minute. */
  readonly state: 'live' | 'rebuilding' | 'paused' | 'stopped';
  /** By an admin, until resumed. */
  readonly paused: boolean;
  /** Events a second since the last look; null at the first. */
  readonly rate: number | null;
  /** Share of the log that a build under way has applied, 0 to 1; null without one. */
  readonly rebuildProgress: number | null;
  /** Why it cannot go on, as this process knows. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Events set aside because they failed repeatedly. */
  readonly deadLetters: number;
}

/** What admins may do with the projections. */
export interface ProjectionControl {
  states(): Promise<readonly ProjectionState[]>;
  /** Resolves when the rebuild has begun. @throws ForesailError PROJECTION_UNKNOWN. */
  rebuild(name: string, requestedBy: string): Promise<void>;
  /** @throws ForesailError PROJECTION_UNKNOWN. */
  pause(name: string, requestedBy: string): Promise<void>;
  /** @throws ForesailError PROJECTION_UNKNOWN. */
  resume(name: string, requestedBy: string): Promise<void>;
  /** Events set aside, in the order of the log. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Applies it and what waits behind it. @throws ForesailError NOT_FOUND. */
  retryDeadLetter(id: string, requestedBy: string): Promise<LetterOutcome>;
  /** Drops it for good and applies what waits behind it. @throws ForesailError NOT_FOUND. */
  discardDeadLetter(id: string, requestedBy: string): Promise<LetterOutcome>;
}

/** What came of a retry or discard: done, failed again, or not answered by a worker yet. */
export type LetterOutcome = 'done' | 'failedAgain' | 'queued';

/** An event that a projection set aside. */
export interface DeadLetter {
  readonly id: string;
  readonly projection: string;
  readonly stream: string;
  readonly position: number;
  readonly type: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO instant. */
  readonly parkedAt: string;
}

/** Gives anybody a token as Teams would: in a sandbox only. */
export interface SandboxSignIn {
  tokenFor(person: { email: string; name: string }): Promise<string>;
}

/** What the API reads of the configuration. */
export type ApiConfig = Pick<Config, 'NODE_ENV' | 'HOST' | 'PORT' | 'PUBLIC_URL' | 'FISCAL_YEAR_START'> &
  Partial<Pick<Config, 'WEEK_STARTS_ON' | 'TRUSTED_PROXIES' | 'CLIENT_ID' | 'TENANT_ID'>>;

/** Everything the API serves; each part behind its port. */
export interface ApiDependencies {
  readonly config: ApiConfig;
  readonly identity: Identity;
  readonly pipeline: Pipeline;
  readonly understand: ReadSentence;
  readonly directory: DirectoryLoader;
  readonly sync: SyncControl;
  /** Absent where the sync cannot be looked after from here. */
  readonly syncAdministration?: SyncAdministration;
  /** Tells those who look of changes. */
  readonly live?: LiveChanges;
  /** Targets and forecast calls. */
  readonly plans?: Plans;
  /** Alerts and digests; without it there are no routes for them. */
  readonly alerts?: Alerts;
  /** The last log lines of this process. */
  readonly recentLog?: RecentLog;
  /** True once the process has been told to end: not ready any more, though it still answers. */
  readonly draining?: () => boolean;
  /** What admins may read of the configuration. */
  readonly settings?: readonly ShownSetting[];
  /** Saved questions. */
  readonly reports?: Reports;
  /** Changes of deals; without it there are no routes for them. */
  readonly dealCommands?: DealCommands;
  /** The last runs of the sync, newest first. */
  readonly recentRuns?: (limit: number) => Promise<readonly SyncRun[]>;
  /** What Foresail is connected with: Odoo, Graph, the Bot Service, a language model. */
  readonly integrations?: readonly Integration[];
  readonly projections: ProjectionControl;
  /** When Odoo was last read to the end, by whatever run; null before the first time. */
  readonly freshAt: () => Promise<Date | null>;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** Served at `/metrics`; the API adds its own request timings to it. */
  readonly metrics: Registry;
  readonly sandbox?: SandboxSignIn;
  /** Where sign-ins, refusals and admin acts are kept. */
  readonly audit?: Audit;
  readonly roles?: Roles;
  readonly links?: LinkAdministration;
  readonly people?: PeopleAdministration;
  readonly channels?: Channels;
  /** Adds routes of other surfaces, such as `POST /api/messages`, to the same port. They guard themselves. */
  readonly mount?: (server: Server) => void;
  /** Folder of the built tab; `dist/tab` unless given. */
  readonly tabFolder?: string;
  /** Origins beside Teams' own that may hold the tab in a frame, such as the sandbox's host frame. */
  readonly frameOrigins?: readonly string[];
  readonly limits?: Partial<ApiLimits>;
  /** Makes request ids; random unless given. */
  readonly newId?: () => string;
}

/** What one caller may ask of the service. */
export interface ApiLimits {
  /** Bytes of a body of our own routes. */
  readonly bodyBytes: number;
  /** Milliseconds until an answer is given up. */
  readonly timeoutMs: number;
  /** Requests a minute of one signed-in person; 0 for no limit. */
  readonly perPerson: number;
  /** Refused sign-ins a minute of one address; 0 for no limit. */
  readonly refusalsPerAddress: number;
}

/** The running door. */
export interface Api {
  /** Resolves with the address it listens on. @throws Error when the port is taken. */
  listen(): Promise<string>;
  /** Ends open connections, streams included. */
  close(): Promise<void>;
}
