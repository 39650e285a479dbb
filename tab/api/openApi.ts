// Made from the API's OpenAPI document by `npx tsx scripts/apiTypesPage.ts`; a test holds it current.

export interface paths {
  '/api/auth/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Exchange a Teams SSO token for an access token of 15 minutes and a refresh token */
    post: operations['postAuthTeams'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Exchange a refresh token, which is good once, for a new pair */
    post: operations['postAuthRefresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the sign-in a refresh token belongs to */
    post: operations['postAuthLogout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The public keys of our access tokens */
    get: operations['getWellKnownJwksJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in as the emergency admin, by password */
    post: operations['postAuthLogin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who I am and what I may choose */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/dashboard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The figures of one scope and period */
    get: operations['getDashboard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/opportunities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deals, a page at a time */
    get: operations['getOpportunities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/activities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Activities, a page at a time */
    get: operations['getActivities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/movement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The waterfall of the open pipeline between two days */
    get: operations['getMovement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/opportunities/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One deal with its history, its pushes and its stays in stages */
    get: operations['getOpportunitiesId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change one thing about a deal, in Odoo; 409 with both values when somebody else was quicker */
    patch: operations['patchOpportunitiesId'];
    trace?: never;
  };
  '/api/v2/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer a question about the pipeline */
    post: operations['postAsk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/answers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An earlier answer, computed anew for who opens it; with a cursor, its next page */
    get: operations['getAnswersId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/answers/{id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How its figures are made, of which deals and events, and why they may differ by now */
    get: operations['getAnswersIdExplain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the sync is doing and did last */
    get: operations['getAdminSync'];
    put?: never;
    /** Start a sync; it runs on after the answer */
    post: operations['postAdminSync'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far each projection is */
    get: operations['getAdminProjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/projections/{name}/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Build a projection anew beside the one that serves */
    post: operations['postAdminProjectionsNameRebuild'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/projections/{name}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a projection stand still; what it holds goes on to serve */
    post: operations['postAdminProjectionsNamePause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/projections/{name}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a paused projection go on from where it stopped */
    post: operations['postAdminProjectionsNameResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events that a projection set aside */
    get: operations['getAdminDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/dead-letters/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Apply an event that was set aside, and those of its stream after it */
    post: operations['postAdminDeadLettersIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/dead-letters/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Drop an event that was set aside for good, and apply those of its stream after it */
    post: operations['postAdminDeadLettersIdDiscard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/integrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What Foresail is connected with, and how each connection stands */
    get: operations['getAdminIntegrations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/integrations/{name}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a connection now; the answer says in words what is wrong */
    post: operations['postAdminIntegrationsNameTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Leave scheduled runs out until resumed */
    post: operations['postAdminSyncPause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Run by the schedule again */
    post: operations['postAdminSyncResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync/confirm-removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let the next run remove what seems gone, after a run stopped as suspicious */
    post: operations['postAdminSyncConfirmRemoval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync/schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Run by this cron expression; null: by the configured one */
    put: operations['putAdminSyncSchedule'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sync/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last runs of the sync, newest first */
    get: operations['getAdminSyncRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts and the Odoo users they stand for */
    get: operations['getAdminLinks'];
    /** Link an account to an Odoo user; null unlinks it, and it is refused until it is linked again */
    put: operations['putAdminLinks'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Roles given by hand, which come before what Odoo says */
    get: operations['getAdminRoles'];
    /** Give a role, or take it back with null; for super admins */
    put: operations['putAdminRoles'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/access/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an Odoo user may see, and what gave them their role */
    get: operations['getAdminAccessId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every Odoo user by name; with words, the ten at most that they fit */
    get: operations['getAdminPeople'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/hierarchy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Circles of managers in Odoo: everybody in one sees everybody in it until it is mended there */
    get: operations['getAdminHierarchy'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/channels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Channels that may see the totals of a scope; names they never see */
    get: operations['getAdminChannels'];
    /** Declare what totals a channel may see, or withdraw it with null */
    put: operations['putAdminChannels'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The audit log, newest first; `before` continues where a page ended */
    get: operations['getAdminAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Walks the hash chain of the audit log and tells where it breaks */
    get: operations['getAdminAuditVerification'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/opportunities/{id}/choices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a deal can be changed to: its stages, reasons for losing it, kinds of activities */
    get: operations['getOpportunitiesIdChoices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/activities/{id}/done': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark an activity of a deal done, with what came of it */
    post: operations['postActivitiesIdDone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An account with what is open, won and lost, and its deals */
    get: operations['getAccountsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deals as CSV: every row of the same list of opportunities */
    get: operations['getExportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/export.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deals as XLSX: every row of the same list of opportunities */
    get: operations['getExportXlsx'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Server-sent events: `hello`, then `changed` when figures may differ, `fresh` when Odoo was read anew */
    get: operations['getStream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/targets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Targets of the people whom you see, by period */
    get: operations['getTargets'];
    /** Set what one of your people is to win in a period; null takes it back */
    put: operations['putTargets'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/forecast-calls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Forecast calls of the people and deals that you see */
    get: operations['getForecastCalls'];
    /** Say what you, or one of your people, will win in a period; or how sure a deal is. null takes it back */
    put: operations['putForecastCalls'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your alerts, digests and reminders */
    get: operations['getSubscriptions'];
    put?: never;
    /** Start an alert in plain words, or a digest; it comes to your own chat with the bot */
    post: operations['postSubscriptions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/subscriptions/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** How often an alert would have come in the last quarter; starts nothing */
    post: operations['postSubscriptionsPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/subscriptions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Stop one of your subscriptions */
    delete: operations['delSubscriptionsId'];
    options?: never;
    head?: never;
    /** Pause or resume one of your subscriptions, or set its quiet hours */
    patch: operations['patchSubscriptionsId'];
    trace?: never;
  };
  '/api/v2/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your reports in your order, then those shared with you; and with whom you may share */
    get: operations['getReports'];
    /** Arrange your reports: the order names each of your own once */
    put: operations['putReports'];
    /** Save a question with its chart; shared or not, it answers each person with their own figures */
    post: operations['postReports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/reports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a report of your own */
    put: operations['putReportsId'];
    post?: never;
    /** Remove a report of your own */
    delete: operations['delReportsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/reports/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a report asks, answered now for who looks */
    get: operations['getReportsIdAnswer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/reports/{id}/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A report as CSV, with the figures of who asks */
    get: operations['getReportsIdExportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/reports/{id}/export.xlsx': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A report as XLSX, with the figures of who asks */
    get: operations['getReportsIdExportXlsx'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The last log lines of this process, newest first, without secrets; `holding` is a text such as a request id */
    get: operations['getAdminLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The settings of this process; of a secret, only that it is set */
    get: operations['getAdminSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tab/settings.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The Entra application that the tab asks consent for */
    get: operations['getTabSettingsJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['getHealthLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The database answers and the first sync has been projected; 503 until then */
    get: operations['getHealthReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lag and failures of each projection; 503 when one has stopped, not for a pause or a parked event */
    get: operations['getHealthProjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Measurements for Prometheus */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sandbox/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A token as Teams would give it to this person; sandbox only */
    post: operations['postSandboxToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The OpenAPI document of this service */
    get: operations['getOpenapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same document as a page to read */
    get: operations['getDocs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    TokenPair: {
      accessToken: string;
      refreshToken: string;
      expiresIn: number;
    };
    Error: {
      code: string;
      message: string;
      details: {
        [key: string]: unknown;
      };
      requestId: string;
    };
    Me: {
      personId: string;
      odooUserId: number | null;
      name: string;
      email: string;
      /** @enum {string} */
      role: 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';
      timeZone: string;
      locale: string;
      scopes: {
        /** @enum {string} */
        kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
        ids: number[];
        label: string;
      }[];
    };
    Dashboard: {
      scope: {
        /** @enum {string} */
        kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
        ids: number[];
        label: string;
      };
      period: {
        from: string | null;
        to: string | null;
        label: string;
      };
      said: string;
      currencies: string[];
      tiles: {
        /** @enum {string} */
        name:
          | 'openPipeline'
          | 'weightedPipeline'
          | 'won'
          | 'winRate'
          | 'lost'
          | 'salesCycle'
          | 'velocity'
          | 'coverage'
          | 'attainment'
          | 'overdue';
        title: string;
        figures: components['schemas']['Figure'][];
        question: {
          /** @enum {string} */
          measure:
            | 'openPipeline'
            | 'weightedPipeline'
            | 'deals'
            | 'won'
            | 'lost'
            | 'winRate'
            | 'salesCycle'
            | 'velocity'
            | 'coverage'
            | 'attainment'
            | 'created'
            | 'daysInStage'
            | 'timeInStage'
            | 'stageConversion'
            | 'pushes'
            | 'slipped'
            | 'overdue'
            | 'stale'
            | 'movement'
            | 'activities'
            | 'forecast'
            | 'forecastAccuracy'
            | 'stageProbability'
            | 'averageDealSize'
            | 'account'
            | 'deal'
            | 'changes'
            | 'recurring';
          scope: {
            /** @enum {string} */
            kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
            ids: number[];
            label: string;
          };
          period: {
            from: string | null;
            to: string | null;
            label: string;
          } | null;
          filters: {
            /** @enum {string} */
            status?: 'open' | 'won' | 'lost' | 'all';
            stageIds?: number[];
            ownerIds?: number[];
            teamIds?: number[];
            accountIds?: number[];
            tagIds?: number[];
            dealIds?: number[];
            companyIds?: number[];
            amountOver?: number;
            amountAtLeast?: number;
            amountUnder?: number;
            amountAtMost?: number;
            probabilityAtLeast?: number;
            probabilityAtMost?: number;
            currency?: string;
            priority?: number[];
            text?: string;
            expectedClose?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            closed?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            created?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            noExpectedClose?: boolean;
            overdue?: boolean;
            staleForDays?: number;
            noNextStep?: boolean;
            unassigned?: boolean;
            pushedAtLeast?: number;
            pushedIn?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            movedBackward?: boolean;
            movedBackwardIn?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            /** @enum {string} */
            activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
          };
          groupBy:
            ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
          orderBy:
            | (
                | 'amount'
                | '-amount'
                | 'expectedClose'
                | '-expectedClose'
                | 'closedAt'
                | '-closedAt'
                | 'createdAt'
                | '-createdAt'
                | 'name'
                | '-name'
              )
            | null;
          limit: number | null;
          asOf: string | null;
          asKnown?: boolean;
          compareTo: {
            from: string | null;
            to: string | null;
            label: string;
          } | null;
          convertTo?: string | null;
          leftOut?: string[];
          /** @constant */
          guessed?: true;
        };
      }[];
      byStage: {
        key: string;
        label: string;
        figures: components['schemas']['Figure'][];
        sequence: number;
      }[];
      byMonth: components['schemas']['Group'][];
      byMember: components['schemas']['Group'][];
      topDeals: components['schemas']['DealRow'][];
      attention: {
        total: number;
        overdue: number;
        stale: number;
        noNextStep: number;
        rows: components['schemas']['DealRow'][];
      };
      activities: {
        overdue: number;
        today: number;
        next7Days: number;
        rows: components['schemas']['ActivityRow'][];
      };
      movement?: components['schemas']['Movement'];
      why?: components['schemas']['Why'][];
      asOf: string | null;
      position: number;
      freshAt: string | null;
      notes: string[];
    };
    Figure: {
      /** @enum {string} */
      metric:
        | 'count'
        | 'amount'
        | 'weighted'
        | 'wonAmount'
        | 'wonCount'
        | 'lostAmount'
        | 'lostCount'
        | 'winRateCount'
        | 'winRateAmount'
        | 'meanDays'
        | 'medianDays'
        | 'meanAmount'
        | 'velocity'
        | 'coverage'
        | 'attainment'
        | 'target'
        | 'calledAmount'
        | 'pushCount'
        | 'daysPushed'
        | 'slipRate'
        | 'conversion'
        | 'slipRateAmount'
        | 'expectedAmount'
        | 'expectedCount'
        | 'startAmount'
        | 'startCount'
        | 'reopenedAmount'
        | 'reopenedCount'
        | 'pullCount'
        | 'daysPulled'
        | 'advancedCount'
        | 'movedBackCount'
        | 'removedCount'
        | 'stillThereCount'
        | 'settledCount'
        | 'probability'
        | 'accuracy'
        | 'changeCount'
        | 'overdueCount'
        | 'dueCount'
        | 'recurring'
        | 'recurringWeighted'
        | 'recurringYearly';
      value: number | null;
      /** @enum {string} */
      unit:
        | 'currency'
        | 'deals'
        | 'activities'
        | 'ratio'
        | 'days'
        | 'pushes'
        | 'changes'
        | 'currency/day'
        | 'currency/month'
        | 'currency/year';
      currency?: string;
      reason?: string;
    };
    Group: {
      key: string;
      label: string;
      figures: components['schemas']['Figure'][];
    };
    DealRow: {
      id: number;
      name: string;
      amount: number;
      recurring?: number;
      currency: string;
      stage: string | null;
      owner: string | null;
      account: string | null;
      probability: number;
      expectedClose: string | null;
      closedAt: string | null;
      url: string;
      /** @enum {string} */
      status: 'open' | 'won' | 'lost' | 'archived';
      /** Format: date-time */
      createdAt: string;
      pushCount: number;
      flags: ('overdue' | 'stale' | 'pushed' | 'noNextStep')[];
      idleDays: number;
    };
    ActivityRow: {
      id: number;
      type: string;
      summary: string | null;
      /** Format: date */
      dueOn: string;
      /** @enum {string} */
      state: 'overdue' | 'today' | 'upcoming' | 'done';
      assignee: string | null;
      deal: string | null;
      dealId: number | null;
      account: string | null;
      url: string;
    };
    Movement: {
      from: string | null;
      to: string | null;
      running: boolean;
      steps: {
        /** @enum {string} */
        name:
          | 'start'
          | 'created'
          | 'reopened'
          | 'increased'
          | 'pulledIn'
          | 'decreased'
          | 'pushedOut'
          | 'won'
          | 'lost'
          | 'removed'
          | 'reassignedIn'
          | 'reassignedOut'
          | 'enteredFilter'
          | 'leftFilter'
          | 'end';
        label: string;
        currency: string;
        amount: number;
        count: number;
        dealIds: number[];
      }[];
    };
    Why: {
      /** @enum {string} */
      tile:
        | 'openPipeline'
        | 'weightedPipeline'
        | 'won'
        | 'winRate'
        | 'lost'
        | 'salesCycle'
        | 'velocity'
        | 'coverage'
        | 'attainment'
        | 'overdue';
      against: {
        period: {
          from: string | null;
          to: string | null;
          label: string;
        };
        /** Format: date-time */
        asOf: string;
      };
      now: components['schemas']['Figure'][];
      before: components['schemas']['Figure'][];
      parts: {
        /** @enum {string} */
        name: 'open' | 'won' | 'target' | 'probability';
        label: string;
        currency: string;
        before: number;
        now: number;
        effect: number | null;
        deals: {
          now: components['schemas']['DealRow'][];
          before: components['schemas']['DealRow'][];
        };
      }[];
      moved: ('open' | 'won' | 'target' | 'probability') | null;
      sentence: string;
    };
    DealPage: {
      total: number;
      rows: components['schemas']['DealRow'][];
      next: string | null;
    };
    ActivityPage: {
      total: number;
      rows: components['schemas']['ActivityRow'][];
      next: string | null;
    };
    Answer: {
      answerId: string;
      said: string;
      question: {
        /** @enum {string} */
        measure:
          | 'openPipeline'
          | 'weightedPipeline'
          | 'deals'
          | 'won'
          | 'lost'
          | 'winRate'
          | 'salesCycle'
          | 'velocity'
          | 'coverage'
          | 'attainment'
          | 'created'
          | 'daysInStage'
          | 'timeInStage'
          | 'stageConversion'
          | 'pushes'
          | 'slipped'
          | 'overdue'
          | 'stale'
          | 'movement'
          | 'activities'
          | 'forecast'
          | 'forecastAccuracy'
          | 'stageProbability'
          | 'averageDealSize'
          | 'account'
          | 'deal'
          | 'changes'
          | 'recurring';
        scope: {
          /** @enum {string} */
          kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
          ids: number[];
          label: string;
        };
        period: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        filters: {
          /** @enum {string} */
          status?: 'open' | 'won' | 'lost' | 'all';
          stageIds?: number[];
          ownerIds?: number[];
          teamIds?: number[];
          accountIds?: number[];
          tagIds?: number[];
          dealIds?: number[];
          companyIds?: number[];
          amountOver?: number;
          amountAtLeast?: number;
          amountUnder?: number;
          amountAtMost?: number;
          probabilityAtLeast?: number;
          probabilityAtMost?: number;
          currency?: string;
          priority?: number[];
          text?: string;
          expectedClose?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          closed?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          created?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          noExpectedClose?: boolean;
          overdue?: boolean;
          staleForDays?: number;
          noNextStep?: boolean;
          unassigned?: boolean;
          pushedAtLeast?: number;
          pushedIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          movedBackward?: boolean;
          movedBackwardIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          /** @enum {string} */
          activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
        };
        groupBy:
          ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
        orderBy:
          | (
              | 'amount'
              | '-amount'
              | 'expectedClose'
              | '-expectedClose'
              | 'closedAt'
              | '-closedAt'
              | 'createdAt'
              | '-createdAt'
              | 'name'
              | '-name'
            )
          | null;
        limit: number | null;
        asOf: string | null;
        asKnown?: boolean;
        compareTo: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        convertTo?: string | null;
        leftOut?: string[];
        /** @constant */
        guessed?: true;
      };
      figures: components['schemas']['Figure'][];
      groupedBy:
        ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
      groups: components['schemas']['Group'][];
      deals: components['schemas']['DealPage'] | null;
      activities: components['schemas']['ActivityPage'] | null;
      historySince: string | null;
      compared?: {
        period: {
          from: string | null;
          to: string | null;
          label: string;
        };
        figures: components['schemas']['Figure'][];
        groups: components['schemas']['Group'][];
      } | null;
      converted?: components['schemas']['Conversion'];
      convertibleTo?: string;
      movement?: components['schemas']['Movement'];
      changes?: {
        total: number;
        rows: components['schemas']['Change'][];
        next: string | null;
      };
      account?: {
        id: number;
        name: string;
        city: string | null;
        country: string | null;
      };
      otherReadings?: {
        said: string;
        question: {
          /** @enum {string} */
          measure:
            | 'openPipeline'
            | 'weightedPipeline'
            | 'deals'
            | 'won'
            | 'lost'
            | 'winRate'
            | 'salesCycle'
            | 'velocity'
            | 'coverage'
            | 'attainment'
            | 'created'
            | 'daysInStage'
            | 'timeInStage'
            | 'stageConversion'
            | 'pushes'
            | 'slipped'
            | 'overdue'
            | 'stale'
            | 'movement'
            | 'activities'
            | 'forecast'
            | 'forecastAccuracy'
            | 'stageProbability'
            | 'averageDealSize'
            | 'account'
            | 'deal'
            | 'changes'
            | 'recurring';
          scope: {
            /** @enum {string} */
            kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
            ids: number[];
            label: string;
          };
          period: {
            from: string | null;
            to: string | null;
            label: string;
          } | null;
          filters: {
            /** @enum {string} */
            status?: 'open' | 'won' | 'lost' | 'all';
            stageIds?: number[];
            ownerIds?: number[];
            teamIds?: number[];
            accountIds?: number[];
            tagIds?: number[];
            dealIds?: number[];
            companyIds?: number[];
            amountOver?: number;
            amountAtLeast?: number;
            amountUnder?: number;
            amountAtMost?: number;
            probabilityAtLeast?: number;
            probabilityAtMost?: number;
            currency?: string;
            priority?: number[];
            text?: string;
            expectedClose?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            closed?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            created?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            noExpectedClose?: boolean;
            overdue?: boolean;
            staleForDays?: number;
            noNextStep?: boolean;
            unassigned?: boolean;
            pushedAtLeast?: number;
            pushedIn?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            movedBackward?: boolean;
            movedBackwardIn?: {
              from: string | null;
              to: string | null;
              label: string;
            };
            /** @enum {string} */
            activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
          };
          groupBy:
            ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
          orderBy:
            | (
                | 'amount'
                | '-amount'
                | 'expectedClose'
                | '-expectedClose'
                | 'closedAt'
                | '-closedAt'
                | 'createdAt'
                | '-createdAt'
                | 'name'
                | '-name'
              )
            | null;
          limit: number | null;
          asOf: string | null;
          asKnown?: boolean;
          compareTo: {
            from: string | null;
            to: string | null;
            label: string;
          } | null;
          convertTo?: string | null;
          leftOut?: string[];
          /** @constant */
          guessed?: true;
        };
      }[];
      asOf: string | null;
      position: number;
      freshAt: string | null;
      notes: string[];
    };
    Conversion: {
      currency: string;
      /** Format: date */
      day: string;
      totals: {
        /** @enum {string} */
        metric:
          | 'count'
          | 'amount'
          | 'weighted'
          | 'wonAmount'
          | 'wonCount'
          | 'lostAmount'
          | 'lostCount'
          | 'winRateCount'
          | 'winRateAmount'
          | 'meanDays'
          | 'medianDays'
          | 'meanAmount'
          | 'velocity'
          | 'coverage'
          | 'attainment'
          | 'target'
          | 'calledAmount'
          | 'pushCount'
          | 'daysPushed'
          | 'slipRate'
          | 'conversion'
          | 'slipRateAmount'
          | 'expectedAmount'
          | 'expectedCount'
          | 'startAmount'
          | 'startCount'
          | 'reopenedAmount'
          | 'reopenedCount'
          | 'pullCount'
          | 'daysPulled'
          | 'advancedCount'
          | 'movedBackCount'
          | 'removedCount'
          | 'stillThereCount'
          | 'settledCount'
          | 'probability'
          | 'accuracy'
          | 'changeCount'
          | 'overdueCount'
          | 'dueCount'
          | 'recurring'
          | 'recurringWeighted'
          | 'recurringYearly';
        /** @enum {string} */
        unit:
          | 'currency'
          | 'deals'
          | 'activities'
          | 'ratio'
          | 'days'
          | 'pushes'
          | 'changes'
          | 'currency/day'
          | 'currency/month'
          | 'currency/year';
        value: number | null;
        reason?: string;
        parts: {
          currency: string;
          value: number;
          converted: number | null;
        }[];
      }[];
      groups: components['schemas']['Group'][];
      compared: components['schemas']['Figure'][];
      rates: {
        currency: string;
        rate: number;
        /** Format: date */
        date: string;
      }[];
      missing: string[];
    };
    Change: {
      dealId: number;
      deal: string;
      field: string;
      from: string | number | boolean | null;
      to: string | number | boolean | null;
      currency?: string;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      observedAt: string;
      by: string | null;
      position: number;
      url: string;
    };
    DealDetail: {
      deal: components['schemas']['DealRow'];
      removedAt: string | null;
      history: components['schemas']['Change'][];
      pushes: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        days: number;
        /** Format: date-time */
        at: string;
        by: string | null;
      }[];
      stays: {
        stage: string | null;
        /** Format: date-time */
        from: string;
        to: string | null;
        days: number;
        /** @enum {string} */
        outcome: 'advanced' | 'movedBack' | 'won' | 'lost' | 'removed' | 'stillThere';
      }[];
      historySince: {
        /** Format: date-time */
        tracked: string;
        /** Format: date-time */
        untracked: string;
      };
      notes: string[];
    };
    DealChanged: {
      commandId: string;
      /** @constant */
      outcome: 'confirmed';
      said: string;
      undoable: boolean;
      /** @description Changes by others that met this one */
      overlaps: {
        /** @enum {string} */
        field: 'stage' | 'amount' | 'expectedClose' | 'status' | 'activity';
        seen: unknown;
        present: unknown;
        by: string | null;
        at: string | null;
      }[];
      position: number;
      /** @description Whether `deal` shows the change already; else it will within moments */
      shown: boolean;
      deal: components['schemas']['DealRow'] | null;
    };
    Explanation: {
      answerId: string;
      said: string;
      question: {
        /** @enum {string} */
        measure:
          | 'openPipeline'
          | 'weightedPipeline'
          | 'deals'
          | 'won'
          | 'lost'
          | 'winRate'
          | 'salesCycle'
          | 'velocity'
          | 'coverage'
          | 'attainment'
          | 'created'
          | 'daysInStage'
          | 'timeInStage'
          | 'stageConversion'
          | 'pushes'
          | 'slipped'
          | 'overdue'
          | 'stale'
          | 'movement'
          | 'activities'
          | 'forecast'
          | 'forecastAccuracy'
          | 'stageProbability'
          | 'averageDealSize'
          | 'account'
          | 'deal'
          | 'changes'
          | 'recurring';
        scope: {
          /** @enum {string} */
          kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
          ids: number[];
          label: string;
        };
        period: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        filters: {
          /** @enum {string} */
          status?: 'open' | 'won' | 'lost' | 'all';
          stageIds?: number[];
          ownerIds?: number[];
          teamIds?: number[];
          accountIds?: number[];
          tagIds?: number[];
          dealIds?: number[];
          companyIds?: number[];
          amountOver?: number;
          amountAtLeast?: number;
          amountUnder?: number;
          amountAtMost?: number;
          probabilityAtLeast?: number;
          probabilityAtMost?: number;
          currency?: string;
          priority?: number[];
          text?: string;
          expectedClose?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          closed?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          created?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          noExpectedClose?: boolean;
          overdue?: boolean;
          staleForDays?: number;
          noNextStep?: boolean;
          unassigned?: boolean;
          pushedAtLeast?: number;
          pushedIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          movedBackward?: boolean;
          movedBackwardIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          /** @enum {string} */
          activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
        };
        groupBy:
          ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
        orderBy:
          | (
              | 'amount'
              | '-amount'
              | 'expectedClose'
              | '-expectedClose'
              | 'closedAt'
              | '-closedAt'
              | 'createdAt'
              | '-createdAt'
              | 'name'
              | '-name'
            )
          | null;
        limit: number | null;
        asOf: string | null;
        asKnown?: boolean;
        compareTo: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        convertTo?: string | null;
        leftOut?: string[];
        /** @constant */
        guessed?: true;
      };
      formula: {
        rule: string;
        terms: string;
      };
      figures: components['schemas']['Figure'][];
      converted?: components['schemas']['Conversion'];
      deals: {
        total: number;
        rows: {
          deal: components['schemas']['DealRow'];
          events: components['schemas']['Change'][];
        }[];
        next: string | null;
      } | null;
      since: {
        /** Format: date-time */
        askedAt: string;
        position: number;
        same: boolean | null;
        before: components['schemas']['Figure'][] | null;
        changes: {
          total: number;
          rows: components['schemas']['Change'][];
          newDeals: number;
        };
        sightChanged: boolean;
        sentence: string;
      };
      position: number;
      notes: string[];
    };
    SyncStatus: {
      /** @enum {string} */
      state: 'idle' | 'running' | 'paused' | 'failed';
      lastRun: components['schemas']['SyncRun'] | null;
      nextRun: string | null;
      perModel: {
        [key: string]: {
          read: number;
          changed: number;
          removed: number;
          parked: number;
        };
      };
    };
    SyncRun: {
      id: string;
      /** @enum {string} */
      mode: 'incremental' | 'full' | 'reconcile' | 'backfill';
      /** @enum {string} */
      state: 'running' | 'completed' | 'failed';
      requestedBy: string;
      startedAt: string;
      endedAt: string | null;
      error: {
        code: string;
        message: string;
      } | null;
      perModel: {
        [key: string]: {
          read: number;
          changed: number;
          removed: number;
          parked: number;
        };
      };
    };
    Projection: {
      name: string;
      position: number;
      lag: number;
      /** @enum {string} */
      state: 'live' | 'rebuilding' | 'paused' | 'stopped';
      paused: boolean;
      rate: number | null;
      rebuildProgress: number | null;
      deadLetters: number;
      error: {
        code: string;
        message: string;
      } | null;
    };
    DeadLetter: {
      id: string;
      projection: string;
      stream: string;
      position: number;
      type: string;
      error: string;
      attempts: number;
      parkedAt: string;
    };
    Integration: {
      /** @enum {string} */
      name: 'odoo' | 'graph' | 'botService' | 'llm';
      title: string;
      /** @enum {string} */
      state: 'ok' | 'failing' | 'paused' | 'standIn' | 'notConfigured';
      sentence: string;
    };
    SyncHealth: {
      paused: boolean;
      cron: string | null;
      /** @enum {string} */
      breaker: 'closed' | 'open' | 'halfOpen';
      watermarks: {
        [key: string]: {
          at: string;
          ageSeconds: number;
        };
      };
      parkedRecords: number;
      needsConfirmation: boolean;
    };
    ConnectionReport: {
      ok: boolean;
      sentence: string;
      version: string | null;
      code: string | null;
    };
    Link: {
      objectId: string;
      odooUserId: number | null;
      addresses: string[];
      linkedAt: string;
      linkedBy: string;
    };
    RoleGrant: {
      odooUserId: number;
      /** @enum {string} */
      role: 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';
      by: string;
      at: string;
    };
    AccessReport: {
      person: components['schemas']['PersonName'];
      active: boolean;
      /** @enum {string} */
      role: 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';
      /** @enum {string} */
      roleFrom: 'role event' | 'Odoo';
      everything: boolean;
      owners: components['schemas']['PersonName'][];
      unownedTeams: components['schemas']['PersonName'][];
      manager: components['schemas']['PersonName'] | null;
    };
    PersonName: {
      id: number;
      name: string;
    };
    ChannelDeclaration: {
      conversationId: string;
      scope:
        | {
            /** @constant */
            kind: 'all';
          }
        | {
            /** @constant */
            kind: 'team';
            teamId: number;
          };
      by: string;
      at: string;
    };
    AuditEntry: {
      id: number;
      /** Format: date-time */
      at: string;
      who: string | null;
      action: string;
      code: string | null;
      target: string | null;
      details: {
        [key: string]: unknown;
      };
      requestId: string | null;
      address: string | null;
      hash: string;
    };
    DealChoices: {
      /** @description To be given back as `seen` */
      position: number;
      mayChange: boolean;
      stages: {
        id: number;
        name: string;
        isWon: boolean;
      }[];
      lostReasons: {
        id: number;
        name: string;
      }[];
      activityTypes: {
        id: number;
        name: string;
      }[];
    };
    Account: {
      id: number;
      name: string;
      city: string | null;
      country: string | null;
      answer: components['schemas']['Answer'];
    };
    Plan: {
      odooUserId: number;
      from: string;
      to: string;
      amount: number;
      currency: string;
      by: string;
      at: string;
    };
    Planned: {
      position: number;
    };
    DealCall: {
      dealId: number;
      /** @enum {string} */
      category: 'commit' | 'bestCase' | 'pipeline' | 'omitted';
      by: string;
      at: string;
    };
    Subscription: {
      id: string;
      /** @enum {string} */
      kind: 'alert' | 'digest' | 'callReminder';
      words: string;
      said: string;
      /** @enum {string} */
      state: 'active' | 'paused' | 'stopped';
      /** @enum {string} */
      target: 'personal' | 'conversation';
      quiet: {
        from: string;
        to: string;
      } | null;
      timeZone: string;
      startedAt: string;
    };
    SubscriptionChanged: {
      id: string;
      position: number;
    };
    AlertBackTest: {
      said: string;
      rule: {
        trigger:
          | {
              /** @constant */
              kind: 'won';
            }
          | {
              /** @constant */
              kind: 'lost';
            }
          | {
              /** @constant */
              kind: 'created';
            }
          | {
              /** @constant */
              kind: 'stageMoved';
              to: number[];
              /** @enum {string} */
              direction: 'any' | 'forward' | 'backward';
            }
          | {
              /** @constant */
              kind: 'pushed';
              times: number;
            }
          | {
              /** @constant */
              kind: 'closeChanged';
              /** @enum {string} */
              direction: 'any' | 'earlier';
            }
          | {
              /** @constant */
              kind: 'amountChanged';
              /** @enum {string} */
              direction: 'any' | 'cut' | 'raised';
              percent: number | null;
              /** @constant */
              orExactly?: true;
              to: number | null;
            }
          | {
              /** @constant */
              kind: 'reassigned';
              /** @enum {string} */
              to: 'anyone' | 'me';
            }
          | {
              /** @constant */
              kind: 'closing';
              days: number;
            }
          | {
              /** @constant */
              kind: 'idle';
              days: number;
            }
          | {
              /** @constant */
              kind: 'overdue';
            };
        scope: {
          /** @enum {string} */
          kind: 'me' | 'subtree' | 'person' | 'team' | 'all';
          ids: number[];
          label: string;
        };
        filters: {
          amountOver?: number;
          amountAtLeast?: number;
          amountUnder?: number;
          amountAtMost?: number;
          currency?: string;
          stageIds?: number[];
          accountIds?: number[];
          tagIds?: number[];
          withinDaysOfClose?: number;
          /** @constant */
          commit?: true;
        };
      };
      period: {
        from: string;
        to: string;
        label: string;
      };
      count: number;
      months: {
        month: string;
        count: number;
      }[];
      examples: {
        dealId: number;
        name: string;
        at: string;
      }[];
      notes: string[];
    };
    Report: {
      id: string;
      title: string;
      text: string | null;
      then: string[];
      question: {
        /** @enum {string} */
        measure:
          | 'openPipeline'
          | 'weightedPipeline'
          | 'deals'
          | 'won'
          | 'lost'
          | 'winRate'
          | 'salesCycle'
          | 'velocity'
          | 'coverage'
          | 'attainment'
          | 'created'
          | 'daysInStage'
          | 'timeInStage'
          | 'stageConversion'
          | 'pushes'
          | 'slipped'
          | 'overdue'
          | 'stale'
          | 'movement'
          | 'activities'
          | 'forecast'
          | 'forecastAccuracy'
          | 'stageProbability'
          | 'averageDealSize'
          | 'account'
          | 'deal'
          | 'changes'
          | 'recurring';
        scope: {
          /** @enum {string} */
          kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
          ids: number[];
          label: string;
        };
        period: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        filters: {
          /** @enum {string} */
          status?: 'open' | 'won' | 'lost' | 'all';
          stageIds?: number[];
          ownerIds?: number[];
          teamIds?: number[];
          accountIds?: number[];
          tagIds?: number[];
          dealIds?: number[];
          companyIds?: number[];
          amountOver?: number;
          amountAtLeast?: number;
          amountUnder?: number;
          amountAtMost?: number;
          probabilityAtLeast?: number;
          probabilityAtMost?: number;
          currency?: string;
          priority?: number[];
          text?: string;
          expectedClose?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          closed?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          created?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          noExpectedClose?: boolean;
          overdue?: boolean;
          staleForDays?: number;
          noNextStep?: boolean;
          unassigned?: boolean;
          pushedAtLeast?: number;
          pushedIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          movedBackward?: boolean;
          movedBackwardIn?: {
            from: string | null;
            to: string | null;
            label: string;
          };
          /** @enum {string} */
          activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
        };
        groupBy:
          ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
        orderBy:
          | (
              | 'amount'
              | '-amount'
              | 'expectedClose'
              | '-expectedClose'
              | 'closedAt'
              | '-closedAt'
              | 'createdAt'
              | '-createdAt'
              | 'name'
              | '-name'
            )
          | null;
        limit: number | null;
        asOf: string | null;
        asKnown?: boolean;
        compareTo: {
          from: string | null;
          to: string | null;
          label: string;
        } | null;
        convertTo?: string | null;
        leftOut?: string[];
        /** @constant */
        guessed?: true;
      } | null;
      /** @enum {string} */
      chart: 'number' | 'bar' | 'line' | 'table';
      wide: boolean;
      sharedWith:
        | (
            | {
                /** @constant */
                kind: 'all';
              }
            | {
                /** @constant */
                kind: 'subtree';
              }
            | {
                /** @constant */
                kind: 'team';
                teamId: number;
              }
          )
        | null;
      mine: boolean;
      byName: string;
      at: string;
    };
    LogLine: {
      /** Format: date-time */
      at: string;
      /** @enum {string} */
      level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
      message: string;
      details: {
        [key: string]: unknown;
      };
    };
    Setting: {
      name: string;
      meaning: string;
      value: string | null;
      usual: boolean;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postAuthTeams: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
        };
      };
    };
    responses: {
      /** @description Exchange a Teams SSO token for an access token of 15 minutes and a refresh token */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_INVALID, PERSON_UNKNOWN, PERSON_AMBIGUOUS, PERSON_GUEST, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAuthRefresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          refreshToken: string;
        };
      };
    };
    responses: {
      /** @description Exchange a refresh token, which is good once, for a new pair */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_INVALID, TOKEN_REUSED */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAuthLogout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          refreshToken: string;
        };
      };
    };
    responses: {
      /** @description End the sign-in a refresh token belongs to */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getWellKnownJwksJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The public keys of our access tokens */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keys: {
              [key: string]: unknown;
            }[];
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAuthLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          login: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description Sign in as the emergency admin, by password */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPair'];
        };
      };
      /** @description Refused or failed; codes: LOGIN_REFUSED, TOO_MANY_REQUESTS */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who I am and what I may choose */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getDashboard: {
    parameters: {
      query?: {
        scope?: string;
        period?: string;
        asOf?: string;
        asKnown?: 'true' | 'false';
        with?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures of one scope and period */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Dashboard'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE, QUESTION_NOT_ANSWERABLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOpportunities: {
    parameters: {
      query?: {
        scope?: string;
        status?: 'open' | 'won' | 'lost' | 'all';
        owner?: string;
        team?: string;
        stage?: string;
        account?: string;
        tag?: string;
        q?: string;
        currency?: string;
        amountAtLeast?: string;
        amountAtMost?: string;
        closeFrom?: string;
        closeTo?: string;
        closedFrom?: string;
        closedTo?: string;
        noExpectedClose?: 'true' | 'false';
        stale?: 'true' | 'false';
        overdue?: 'true' | 'false';
        unassigned?: 'true' | 'false';
        noNextStep?: 'true' | 'false';
        asOf?: string;
        asKnown?: 'true' | 'false';
        pushedAtLeast?: string;
        pushedFrom?: string;
        pushedTo?: string;
        movedBackward?: 'true' | 'false';
        movedBackwardFrom?: string;
        movedBackwardTo?: string;
        sort?:
          | 'amount'
          | '-amount'
          | 'expectedClose'
          | '-expectedClose'
          | 'closedAt'
          | '-closedAt'
          | 'createdAt'
          | '-createdAt'
          | 'name'
          | '-name';
        limit?: string;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deals, a page at a time */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DealPage'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE, QUESTION_NOT_ANSWERABLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getActivities: {
    parameters: {
      query?: {
        scope?: string;
        state?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
        dueFrom?: string;
        dueTo?: string;
        limit?: string;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Activities, a page at a time */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivityPage'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getMovement: {
    parameters: {
      query: {
        /** @description First day, in the asker’s zone */
        from: string;
        /** @description Last day, in the asker’s zone */
        to: string;
        scope?: string;
        closeFrom?: string;
        closeTo?: string;
        asOf?: string;
        asKnown?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The waterfall of the open pipeline between two days */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Answer'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE, QUESTION_NOT_ANSWERABLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOpportunitiesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One deal with its history, its pushes and its stays in stages */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DealDetail'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchOpportunitiesId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Made by the client; the same id never does anything twice */
          commandId: string;
          /** @description What the person saw: `position` of the answer that showed the deal, or the values */
          seen?:
            | {
                position: number;
              }
            | {
                stageId?: number | null;
                amount?: number;
                expectedClose?: string | null;
              };
          change:
            | {
                /** @constant */
                kind: 'stage';
                stageId: number;
              }
            | {
                /** @constant */
                kind: 'amount';
                amount: number;
              }
            | {
                /** @constant */
                kind: 'expectedClose';
                expectedClose: string | null;
              }
            | {
                /** @constant */
                kind: 'won';
              }
            | {
                /** @constant */
                kind: 'lost';
                lostReasonId: number;
                note?: string | null;
              }
            | {
                /** @constant */
                kind: 'note';
                text: string;
              }
            | {
                /** @constant */
                kind: 'nextActivity';
                activityTypeId: number;
                summary?: string | null;
                /** Format: date */
                dueOn: string;
                assigneeId?: number;
              }
            | {
                /** @constant */
                kind: 'activityDone';
                activityId: number;
                feedback?: string | null;
              }
            | {
                /** @constant */
                kind: 'undo';
                commandId: string;
              };
        };
      };
    };
    responses: {
      /** @description Change one thing about a deal, in Odoo; 409 with both values when somebody else was quicker */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DealChanged'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, FORBIDDEN, CHANGE_REFUSED, DEAL_CHANGED, COMMAND_ID_REUSED, DEAL_BUSY, CHANGE_UNSETTLED, ODOO_REFUSED, ODOO_FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAsk: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text?: string;
          question?: {
            /** @enum {string} */
            measure:
              | 'openPipeline'
              | 'weightedPipeline'
              | 'deals'
              | 'won'
              | 'lost'
              | 'winRate'
              | 'salesCycle'
              | 'velocity'
              | 'coverage'
              | 'attainment'
              | 'created'
              | 'daysInStage'
              | 'timeInStage'
              | 'stageConversion'
              | 'pushes'
              | 'slipped'
              | 'overdue'
              | 'stale'
              | 'movement'
              | 'activities'
              | 'forecast'
              | 'forecastAccuracy'
              | 'stageProbability'
              | 'averageDealSize'
              | 'account'
              | 'deal'
              | 'changes'
              | 'recurring';
            scope: {
              /** @enum {string} */
              kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
              ids: number[];
              label: string;
            };
            period: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            filters: {
              /** @enum {string} */
              status?: 'open' | 'won' | 'lost' | 'all';
              stageIds?: number[];
              ownerIds?: number[];
              teamIds?: number[];
              accountIds?: number[];
              tagIds?: number[];
              dealIds?: number[];
              companyIds?: number[];
              amountOver?: number;
              amountAtLeast?: number;
              amountUnder?: number;
              amountAtMost?: number;
              probabilityAtLeast?: number;
              probabilityAtMost?: number;
              currency?: string;
              priority?: number[];
              text?: string;
              expectedClose?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              closed?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              created?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              noExpectedClose?: boolean;
              overdue?: boolean;
              staleForDays?: number;
              noNextStep?: boolean;
              unassigned?: boolean;
              pushedAtLeast?: number;
              pushedIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              movedBackward?: boolean;
              movedBackwardIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              /** @enum {string} */
              activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
            };
            groupBy:
              ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
            orderBy:
              | (
                  | 'amount'
                  | '-amount'
                  | 'expectedClose'
                  | '-expectedClose'
                  | 'closedAt'
                  | '-closedAt'
                  | 'createdAt'
                  | '-createdAt'
                  | 'name'
                  | '-name'
                )
              | null;
            limit: number | null;
            asOf: string | null;
            asKnown?: boolean;
            compareTo: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            convertTo?: string | null;
            leftOut?: string[];
            /** @constant */
            guessed?: true;
          };
          previousAnswerId?: string;
          convertTo?: string | null;
        };
      };
    };
    responses: {
      /** @description Answer a question about the pipeline */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Answer'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, QUESTION_NOT_UNDERSTOOD, QUESTION_NOT_ANSWERABLE, SCOPE_NOT_VISIBLE, ANSWER_NOT_KEPT */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnswersId: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An earlier answer, computed anew for who opens it; with a cursor, its next page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Answer'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, ANSWER_NOT_KEPT */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAnswersIdExplain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How its figures are made, of which deals and events, and why they may differ by now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explanation'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, ANSWER_NOT_KEPT */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminSync: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the sync is doing and did last */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncStatus'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminSync: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @default incremental
           * @enum {string}
           */
          mode?: 'incremental' | 'full' | 'reconcile' | 'backfill';
        };
      };
    };
    responses: {
      /** @description Start a sync; it runs on after the answer */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRun'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, SYNC_ALREADY_RUNNING */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminProjections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How far each projection is */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            projections: components['schemas']['Projection'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminProjectionsNameRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Build a projection anew beside the one that serves */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, PROJECTION_UNKNOWN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminProjectionsNamePause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a projection stand still; what it holds goes on to serve */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, PROJECTION_UNKNOWN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminProjectionsNameResume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let a paused projection go on from where it stopped */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, PROJECTION_UNKNOWN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events that a projection set aside */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            deadLetters: components['schemas']['DeadLetter'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminDeadLettersIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Apply an event that was set aside, and those of its stream after it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            outcome: 'done' | 'failedAgain' | 'queued';
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminDeadLettersIdDiscard: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Drop an event that was set aside for good, and apply those of its stream after it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            outcome: 'done' | 'failedAgain' | 'queued';
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminIntegrations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What Foresail is connected with, and how each connection stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            integrations: components['schemas']['Integration'][];
            sync: {
              status: components['schemas']['SyncStatus'];
              health: components['schemas']['SyncHealth'];
            };
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminIntegrationsNameTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: 'odoo' | 'graph' | 'botService' | 'llm';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Try a connection now; the answer says in words what is wrong */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionReport'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminSyncPause: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Leave scheduled runs out until resumed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            health: components['schemas']['SyncHealth'];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminSyncResume: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Run by the schedule again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            health: components['schemas']['SyncHealth'];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postAdminSyncConfirmRemoval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Let the next run remove what seems gone, after a run stopped as suspicious */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            health: components['schemas']['SyncHealth'];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, NOTHING_TO_CONFIRM */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putAdminSyncSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          cron: string | null;
        };
      };
    };
    responses: {
      /** @description Run by this cron expression; null: by the configured one */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            health: components['schemas']['SyncHealth'];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminSyncRuns: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The last runs of the sync, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            runs: components['schemas']['SyncRun'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accounts and the Odoo users they stand for */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            links: components['schemas']['Link'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putAdminLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          objectId: string;
          odooUserId: number | null;
        };
      };
    };
    responses: {
      /** @description Link an account to an Odoo user; null unlinks it, and it is refused until it is linked again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            links: components['schemas']['Link'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, PERSON_UNKNOWN, PERSON_AMBIGUOUS */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminRoles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Roles given by hand, which come before what Odoo says */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            roles: components['schemas']['RoleGrant'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putAdminRoles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          odooUserId: number;
          role: ('superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none') | null;
        };
      };
    };
    responses: {
      /** @description Give a role, or take it back with null; for super admins */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            roles: components['schemas']['RoleGrant'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminAccessId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What an Odoo user may see, and what gave them their role */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessReport'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN, PERSON_UNKNOWN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminPeople: {
    parameters: {
      query?: {
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every Odoo user by name; with words, the ten at most that they fit */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            people: components['schemas']['PersonName'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminHierarchy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Circles of managers in Odoo: everybody in one sees everybody in it until it is mended there */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            cycles: components['schemas']['PersonName'][][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminChannels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Channels that may see the totals of a scope; names they never see */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            channels: components['schemas']['ChannelDeclaration'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putAdminChannels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          conversationId: string;
          scope:
            | (
                | {
                    /** @constant */
                    kind: 'all';
                  }
                | {
                    /** @constant */
                    kind: 'team';
                    teamId: number;
                  }
              )
            | null;
        };
      };
    };
    responses: {
      /** @description Declare what totals a channel may see, or withdraw it with null */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            channels: components['schemas']['ChannelDeclaration'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminAudit: {
    parameters: {
      query?: {
        before?: string;
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The audit log, newest first; `before` continues where a page ended */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entries: components['schemas']['AuditEntry'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminAuditVerification: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Walks the hash chain of the audit log and tells where it breaks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            entries: number;
            head: string;
            broken: {
              at: number;
              problem: string;
            } | null;
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOpportunitiesIdChoices: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a deal can be changed to: its stages, reasons for losing it, kinds of activities */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DealChoices'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, ODOO_UNREACHABLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postActivitiesIdDone: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          commandId: string;
          feedback?: string | null;
        };
      };
    };
    responses: {
      /** @description Mark an activity of a deal done, with what came of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DealChanged'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, FORBIDDEN, CHANGE_REFUSED, DEAL_CHANGED, COMMAND_ID_REUSED, DEAL_BUSY, CHANGE_UNSETTLED, ODOO_REFUSED, ODOO_FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAccountsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An account with what is open, won and lost, and its deals */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getExportCsv: {
    parameters: {
      query?: {
        scope?: string;
        status?: 'open' | 'won' | 'lost' | 'all';
        owner?: string;
        team?: string;
        stage?: string;
        account?: string;
        tag?: string;
        q?: string;
        currency?: string;
        amountAtLeast?: string;
        amountAtMost?: string;
        closeFrom?: string;
        closeTo?: string;
        closedFrom?: string;
        closedTo?: string;
        noExpectedClose?: 'true' | 'false';
        stale?: 'true' | 'false';
        overdue?: 'true' | 'false';
        unassigned?: 'true' | 'false';
        noNextStep?: 'true' | 'false';
        asOf?: string;
        asKnown?: 'true' | 'false';
        pushedAtLeast?: string;
        pushedFrom?: string;
        pushedTo?: string;
        movedBackward?: 'true' | 'false';
        movedBackwardFrom?: string;
        movedBackwardTo?: string;
        sort?:
          | 'amount'
          | '-amount'
          | 'expectedClose'
          | '-expectedClose'
          | 'closedAt'
          | '-closedAt'
          | 'createdAt'
          | '-createdAt'
          | 'name'
          | '-name';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deals as CSV: every row of the same list of opportunities */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getExportXlsx: {
    parameters: {
      query?: {
        scope?: string;
        status?: 'open' | 'won' | 'lost' | 'all';
        owner?: string;
        team?: string;
        stage?: string;
        account?: string;
        tag?: string;
        q?: string;
        currency?: string;
        amountAtLeast?: string;
        amountAtMost?: string;
        closeFrom?: string;
        closeTo?: string;
        closedFrom?: string;
        closedTo?: string;
        noExpectedClose?: 'true' | 'false';
        stale?: 'true' | 'false';
        overdue?: 'true' | 'false';
        unassigned?: 'true' | 'false';
        noNextStep?: 'true' | 'false';
        asOf?: string;
        asKnown?: 'true' | 'false';
        pushedAtLeast?: string;
        pushedFrom?: string;
        pushedTo?: string;
        movedBackward?: 'true' | 'false';
        movedBackwardFrom?: string;
        movedBackwardTo?: string;
        sort?:
          | 'amount'
          | '-amount'
          | 'expectedClose'
          | '-expectedClose'
          | 'closedAt'
          | '-closedAt'
          | 'createdAt'
          | '-createdAt'
          | 'name'
          | '-name';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deals as XLSX: every row of the same list of opportunities */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getStream: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events: `hello`, then `changed` when figures may differ, `fresh` when Odoo was read anew */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, TOO_MANY_REQUESTS */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getTargets: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Targets of the people whom you see, by period */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            targets: components['schemas']['Plan'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putTargets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          odooUserId: number;
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          amount: number | null;
          currency?: string;
        };
      };
    };
    responses: {
      /** @description Set what one of your people is to win in a period; null takes it back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Planned'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE, FORBIDDEN, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getForecastCalls: {
    parameters: {
      query?: {
        from?: string;
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Forecast calls of the people and deals that you see */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            calls: components['schemas']['Plan'][];
            deals: components['schemas']['DealCall'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putForecastCalls: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              odooUserId: number;
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
              amount: number | null;
              currency?: string;
            }
          | {
              dealId: number;
              category: ('commit' | 'bestCase' | 'pipeline' | 'omitted') | null;
            };
      };
    };
    responses: {
      /** @description Say what you, or one of your people, will win in a period; or how sure a deal is. null takes it back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Planned'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE, FORBIDDEN, NOT_FOUND, CHANGE_REFUSED */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Your alerts, digests and reminders */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            subscriptions: components['schemas']['Subscription'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postSubscriptions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text?: string;
          quiet?: {
            from: string;
            to: string;
          } | null;
          digest?: {
            /** @enum {string} */
            cadence: 'daily' | 'weekly';
            /** @default 1 */
            weekday?: number;
            at: string;
          };
        };
      };
    };
    responses: {
      /** @description Start an alert in plain words, or a digest; it comes to your own chat with the bot */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionChanged'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, QUESTION_NOT_UNDERSTOOD, CHANGE_REFUSED */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postSubscriptionsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description How often an alert would have come in the last quarter; starts nothing */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertBackTest'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, QUESTION_NOT_UNDERSTOOD */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  delSubscriptionsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stop one of your subscriptions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionChanged'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchSubscriptionsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          paused?: boolean;
          quiet?: {
            from: string;
            to: string;
          } | null;
        };
      };
    };
    responses: {
      /** @description Pause or resume one of your subscriptions, or set its quiet hours */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionChanged'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Your reports in your order, then those shared with you; and with whom you may share */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reports: components['schemas']['Report'][];
            audiences: {
              audience:
                | {
                    /** @constant */
                    kind: 'all';
                  }
                | {
                    /** @constant */
                    kind: 'subtree';
                  }
                | {
                    /** @constant */
                    kind: 'team';
                    teamId: number;
                  };
              name: string | null;
            }[];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          order: string[];
        };
      };
    };
    responses: {
      /** @description Arrange your reports: the order names each of your own once */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reports: components['schemas']['Report'][];
            audiences: {
              audience:
                | {
                    /** @constant */
                    kind: 'all';
                  }
                | {
                    /** @constant */
                    kind: 'subtree';
                  }
                | {
                    /** @constant */
                    kind: 'team';
                    teamId: number;
                  };
              name: string | null;
            }[];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          text?: string;
          then?: string[];
          question?: {
            /** @enum {string} */
            measure:
              | 'openPipeline'
              | 'weightedPipeline'
              | 'deals'
              | 'won'
              | 'lost'
              | 'winRate'
              | 'salesCycle'
              | 'velocity'
              | 'coverage'
              | 'attainment'
              | 'created'
              | 'daysInStage'
              | 'timeInStage'
              | 'stageConversion'
              | 'pushes'
              | 'slipped'
              | 'overdue'
              | 'stale'
              | 'movement'
              | 'activities'
              | 'forecast'
              | 'forecastAccuracy'
              | 'stageProbability'
              | 'averageDealSize'
              | 'account'
              | 'deal'
              | 'changes'
              | 'recurring';
            scope: {
              /** @enum {string} */
              kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
              ids: number[];
              label: string;
            };
            period: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            filters: {
              /** @enum {string} */
              status?: 'open' | 'won' | 'lost' | 'all';
              stageIds?: number[];
              ownerIds?: number[];
              teamIds?: number[];
              accountIds?: number[];
              tagIds?: number[];
              dealIds?: number[];
              companyIds?: number[];
              amountOver?: number;
              amountAtLeast?: number;
              amountUnder?: number;
              amountAtMost?: number;
              probabilityAtLeast?: number;
              probabilityAtMost?: number;
              currency?: string;
              priority?: number[];
              text?: string;
              expectedClose?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              closed?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              created?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              noExpectedClose?: boolean;
              overdue?: boolean;
              staleForDays?: number;
              noNextStep?: boolean;
              unassigned?: boolean;
              pushedAtLeast?: number;
              pushedIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              movedBackward?: boolean;
              movedBackwardIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              /** @enum {string} */
              activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
            };
            groupBy:
              ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
            orderBy:
              | (
                  | 'amount'
                  | '-amount'
                  | 'expectedClose'
                  | '-expectedClose'
                  | 'closedAt'
                  | '-closedAt'
                  | 'createdAt'
                  | '-createdAt'
                  | 'name'
                  | '-name'
                )
              | null;
            limit: number | null;
            asOf: string | null;
            asKnown?: boolean;
            compareTo: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            convertTo?: string | null;
            leftOut?: string[];
            /** @constant */
            guessed?: true;
          };
          /** @enum {string} */
          chart: 'number' | 'bar' | 'line' | 'table';
          wide?: boolean;
          sharedWith?:
            | (
                | {
                    /** @constant */
                    kind: 'all';
                  }
                | {
                    /** @constant */
                    kind: 'subtree';
                  }
                | {
                    /** @constant */
                    kind: 'team';
                    teamId: number;
                  }
              )
            | null;
        };
      };
    };
    responses: {
      /** @description Save a question with its chart; shared or not, it answers each person with their own figures */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putReportsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          text?: string;
          then?: string[];
          question?: {
            /** @enum {string} */
            measure:
              | 'openPipeline'
              | 'weightedPipeline'
              | 'deals'
              | 'won'
              | 'lost'
              | 'winRate'
              | 'salesCycle'
              | 'velocity'
              | 'coverage'
              | 'attainment'
              | 'created'
              | 'daysInStage'
              | 'timeInStage'
              | 'stageConversion'
              | 'pushes'
              | 'slipped'
              | 'overdue'
              | 'stale'
              | 'movement'
              | 'activities'
              | 'forecast'
              | 'forecastAccuracy'
              | 'stageProbability'
              | 'averageDealSize'
              | 'account'
              | 'deal'
              | 'changes'
              | 'recurring';
            scope: {
              /** @enum {string} */
              kind: 'me' | 'person' | 'subtree' | 'team' | 'all';
              ids: number[];
              label: string;
            };
            period: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            filters: {
              /** @enum {string} */
              status?: 'open' | 'won' | 'lost' | 'all';
              stageIds?: number[];
              ownerIds?: number[];
              teamIds?: number[];
              accountIds?: number[];
              tagIds?: number[];
              dealIds?: number[];
              companyIds?: number[];
              amountOver?: number;
              amountAtLeast?: number;
              amountUnder?: number;
              amountAtMost?: number;
              probabilityAtLeast?: number;
              probabilityAtMost?: number;
              currency?: string;
              priority?: number[];
              text?: string;
              expectedClose?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              closed?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              created?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              noExpectedClose?: boolean;
              overdue?: boolean;
              staleForDays?: number;
              noNextStep?: boolean;
              unassigned?: boolean;
              pushedAtLeast?: number;
              pushedIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              movedBackward?: boolean;
              movedBackwardIn?: {
                from: string | null;
                to: string | null;
                label: string;
              };
              /** @enum {string} */
              activity?: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
            };
            groupBy:
              ('stage' | 'owner' | 'team' | 'account' | 'month' | 'quarter' | 'tag' | 'lostReason' | 'source') | null;
            orderBy:
              | (
                  | 'amount'
                  | '-amount'
                  | 'expectedClose'
                  | '-expectedClose'
                  | 'closedAt'
                  | '-closedAt'
                  | 'createdAt'
                  | '-createdAt'
                  | 'name'
                  | '-name'
                )
              | null;
            limit: number | null;
            asOf: string | null;
            asKnown?: boolean;
            compareTo: {
              from: string | null;
              to: string | null;
              label: string;
            } | null;
            convertTo?: string | null;
            leftOut?: string[];
            /** @constant */
            guessed?: true;
          };
          /** @enum {string} */
          chart: 'number' | 'bar' | 'line' | 'table';
          wide?: boolean;
          sharedWith?:
            | (
                | {
                    /** @constant */
                    kind: 'all';
                  }
                | {
                    /** @constant */
                    kind: 'subtree';
                  }
                | {
                    /** @constant */
                    kind: 'team';
                    teamId: number;
                  }
              )
            | null;
        };
      };
    };
    responses: {
      /** @description Change a report of your own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, FORBIDDEN, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  delReportsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Remove a report of your own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReportsIdAnswer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What a report asks, answered now for who looks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Answer'];
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, QUESTION_NOT_UNDERSTOOD, QUESTION_NOT_ANSWERABLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReportsIdExportCsv: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A report as CSV, with the figures of who asks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, QUESTION_NOT_UNDERSTOOD, QUESTION_NOT_ANSWERABLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReportsIdExportXlsx: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A report as XLSX, with the figures of who asks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, NOT_FOUND, QUESTION_NOT_UNDERSTOOD, QUESTION_NOT_ANSWERABLE, SCOPE_NOT_VISIBLE */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminLogs: {
    parameters: {
      query?: {
        level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
        holding?: string;
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The last log lines of this process, newest first, without secrets; `holding` is a text such as a request id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            lines: components['schemas']['LogLine'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getAdminSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The settings of this process; of a secret, only that it is set */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            settings: components['schemas']['Setting'][];
          };
        };
      };
      /** @description Refused or failed; codes: TOKEN_MISSING, TOKEN_INVALID, NO_SALES_ROLE, FORBIDDEN */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getTabSettingsJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The Entra application that the tab asks consent for */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            clientId: string;
            tenantId: string;
            initiateLoginEndpoint: string;
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The process answers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @constant */
            live: true;
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The database answers and the first sync has been projected; 503 until then */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ready: boolean;
            database: boolean;
            firstSync: boolean;
            draining: boolean;
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHealthProjections: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lag and failures of each projection; 503 when one has stopped, not for a pause or a parked event */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            healthy: boolean;
            projections: {
              name: string;
              lag: number;
              state: string;
              paused: boolean;
              parked: number;
              rate: number | null;
              rebuildProgress: number | null;
            }[];
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Measurements for Prometheus */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postSandboxToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          user: string;
        };
      };
    };
    responses: {
      /** @description A token as Teams would give it to this person; sandbox only */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            token: string;
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The OpenAPI document of this service */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getDocs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The same document as a page to read */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused or failed */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
}
