import type { Db } from 'mongodb';
import type { Directory, ReadSentence } from '../src/ask/ports.js';
import type { Viewer } from '../src/access/viewer.js';
import type { Alerts } from '../src/alerts/createAlerts.js';
import type { DealCommands } from '../src/commands/deals/createDealCommands.js';
import type { Plans } from '../src/commands/plans/createPlans.js';
import type { Clock } from '../src/clock.js';
import type { Config } from '../src/config.js';
import type { Identity } from '../src/identity/ports.js';
import type { ActionModel } from '../src/odoo/actionModels.js';
import type { SyncAdministration, SyncControl, SyncRun } from '../src/odoo/syncStatus.js';
import type { Audit } from '../src/ops/audit/createAudit.js';
import type { Integration } from '../src/ops/integrations.js';
import type { Log } from '../src/ops/log.js';
import type { Pipeline } from '../src/pipeline/ports.js';
import type { WeekStart } from '../src/weekStart.js';
import type { ChannelTokens } from './adapter/authentication.js';
import type { Courier, OnTurn } from './adapter/turn.js';
import type { AccessAdmin } from './commands/peopleParts.js';
import type { Conversations, Memory } from './state/ports.js';

/** What the bot is made of: the core's ports, and what tests replace. */
export interface BotDependencies {
  readonly config: Config;
  readonly identity: Identity;
  readonly pipeline: Pipeline;
  readonly understand: ReadSentence;
  readonly directory: { load(viewer: Viewer): Promise<Directory> };
  readonly sync: SyncControl;
  /** The sync's switches; absent where it cannot be looked after from here. */
  readonly syncAdministration?: SyncAdministration;
  readonly integrations?: readonly Integration[];
  /** The last runs of the sync, newest first. */
  readonly recentRuns?: (limit: number) => Promise<readonly SyncRun[]>;
  readonly projections?: ProjectionAdmin;
  /** Where commands and their refusals are kept. */
  readonly audit?: Audit;
  /** People, roles, links and channels; absent where they cannot be looked after from here. */
  readonly access?: AccessAdmin;
  /** Changes of deals; absent where Odoo cannot be written to from here. */
  readonly dealCommands?: DealCommands;
  /** Targets and forecast calls; absent where they are not kept. */
  readonly plans?: Plans;
  /** Alerts and digests; absent where nobody is told of anything. */
  readonly alerts?: Alerts;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Db;
  /** Public web address of Odoo: links into it are unfurled. */
  readonly odooUrl?: string;
  /** The model that an action of Odoo's shows. */
  readonly actionModel?: ActionModel;
  /** Address of the tab, or a Teams deep link to it. */
  readonly tabUrl: string;
  readonly onTurn?: OnTurn;
  /** Who signs the channel's tokens, where it is not the public Bot Framework. */
  readonly channelTokens?: ChannelTokens;
  /** In place of the collections of `db`. */
  readonly state?: { readonly conversations: Conversations; readonly memory: Memory };
  /** Short random ids for requests and choices. */
  readonly newId?: () => string;
  /** How long Teams' connector has for one answer; default 15,000. */
  readonly connectorPatienceMs?: number;
  /** Waits between two looks at a running sync. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How far a projection is. */
export interface ProjectionLine {
  readonly name: string;
  /** Events of the log not yet applied. */
  readonly lag: number;
  readonly state: string;
  readonly deadLetters: number;
  /** Share of the log that a build under way has applied, 0 to 1; null without one. */
  readonly rebuildProgress: number | null;
}

/** An event that a projection set aside, with its reason in words. */
export interface DeadLetterLine {
  readonly id: string;
  readonly projection: string;
  readonly stream: string;
  readonly type: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO instant. */
  readonly parkedAt: string;
}

/** What admins may do with the projections; the API's `ProjectionControl` fits. */
export interface ProjectionAdmin {
  states(): Promise<readonly ProjectionLine[]>;
  rebuild(name: string, requestedBy: string): Promise<void>;
  pause(name: string, requestedBy: string): Promise<void>;
  resume(name: string, requestedBy: string): Promise<void>;
  deadLetters(): Promise<readonly DeadLetterLine[]>;
  retryDeadLetter(id: string, requestedBy: string): Promise<unknown>;
  /** Drops the event for good and goes on with its stream. */
  discardDeadLetter(id: string, requestedBy: string): Promise<unknown>;
}

/** What every part of the bot works with. */
export interface BotParts {
  readonly pipeline: Pipeline;
  readonly understand: ReadSentence;
  readonly directory: { load(viewer: Viewer): Promise<Directory> };
  readonly identity: Identity;
  readonly sync: SyncControl;
  readonly syncAdministration: SyncAdministration | null;
  readonly integrations: readonly Integration[];
  readonly recentRuns: ((limit: number) => Promise<readonly SyncRun[]>) | null;
  readonly projections: ProjectionAdmin | null;
  readonly audit: Audit | null;
  readonly access: AccessAdmin | null;
  /** Page that asks for consent to Graph; null where Graph is not configured. */
  readonly consentUrl: string | null;
  readonly conversations: Conversations;
  readonly memory: Memory;
  readonly courier: Courier;
  /** Changes of deals; absent where Odoo cannot be written to from here. */
  readonly dealCommands?: DealCommands;
  /** Targets and forecast calls; absent where they are not kept. */
  readonly plans?: Plans;
  /** Alerts and digests; absent where nobody is told of anything. */
  readonly alerts?: Alerts;
  readonly clock: Clock;
  readonly log: Log;
  /** Public web address of Odoo; absent where no link into it is unfurled. */
  readonly odooUrl?: string;
  readonly actionModel?: ActionModel;
  readonly tabUrl: () => string;
  readonly fiscalYearStart: number;
  /** Monday where nothing else is configured. */
  readonly weekStartsOn?: WeekStart;
  readonly newId: () => string;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Runs on after the turn that began it; its failure is logged. */
  readonly inBackground: (work: Promise<void>) => void;
  /** The process ends: live cards are let go. */
  readonly stopping: () => boolean;
}
