import type { Document } from 'mongodb';

/** The parts of MongoDB's unified test format that its CRUD tests use. */
export interface TestFile {
  readonly description: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly createEntities: readonly Record<string, Document>[];
  readonly initialData?: readonly CollectionData[];
  readonly tests: readonly Test[];
}

export interface Test {
  readonly description: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly operations: readonly Operation[];
  readonly expectEvents?: readonly { readonly client: string; readonly events: readonly Document[] }[];
  readonly outcome?: readonly CollectionData[];
}

export interface Operation {
  readonly name: string;
  readonly object: string;
  readonly arguments?: Document;
  readonly expectResult?: unknown;
  readonly expectError?: Document;
}

export interface CollectionData {
  readonly collectionName: string;
  readonly databaseName: string;
  readonly documents: readonly Document[];
}

export interface Requirement {
  readonly minServerVersion?: string;
  readonly maxServerVersion?: string;
  readonly topologies?: readonly string[];
}

/** The server the tests are chosen for. */
const server = { version: [8, 0, 0], topology: 'replicaset' };

/** Whether a test is meant for this server: its version and topology. */
export function applies(requirements: readonly Requirement[] | undefined): boolean {
  return requirements === undefined || requirements.some(meets);
}

function meets({ minServerVersion, maxServerVersion, topologies }: Requirement): boolean {
  if (minServerVersion !== undefined && compareVersions(minServerVersion) > 0) return false;
  if (maxServerVersion !== undefined && compareVersions(maxServerVersion) < 0) return false;
  return topologies === undefined || topologies.includes(server.topology);
}

/** Positive where the version is above the server's. */
function compareVersions(text: string): number {
  const parts = text.split('.').map(Number);
  for (const [at, own] of server.version.entries()) {
    const difference = (parts[at] ?? 0) - own;
    if (difference !== 0) return difference;
  }
  return 0;
}
