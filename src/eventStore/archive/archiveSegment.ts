import type { Collection, Db } from 'mongodb';

/** Some hundred consecutive events within the file of a segment: one member of its gzip, so it is unpacked by itself. */
export interface ArchiveBlock {
  /** Position of the first event. */
  readonly from: number;
  /** Where in the file it begins, and how long it is there, in bytes. */
  readonly at: number;
  readonly bytes: number;
}

/** `archive_segments`: consecutive events that lie in a file under ARCHIVE_DIR, whole and on the disk. Never changed but for `emptied`. */
export interface ArchiveSegment {
  /** Position of the first event. */
  readonly _id: number;
  /** Position of the last one. */
  readonly to: number;
  /** Named after positions and its own SHA-256, so that two logs never overwrite each other's. */
  readonly file: string;
  readonly documents: number;
  readonly bytes: number;
  /** Of the file, and of the events in it one after the other: as in the manifest of a backup. */
  readonly sha256: string;
  readonly contentSha256: string;
  readonly blocks: readonly ArchiveBlock[];
  readonly archivedAt: Date;
  /** Whether `events` holds no more of them than their stubs. */
  readonly emptied: boolean;
}

/** The database says what is archived, and where; the folder holds nothing but files that it names. */
export function archiveSegments(db: Db): Collection<ArchiveSegment> {
  return db.collection<ArchiveSegment>('archive_segments');
}

/**
 * What stays of an archived event in `events`: its place in the log and in its stream, and its id. So positions have no gap,
 * and both unique indexes go on to recognise a late repeat and to refuse a taken version.
 */
export const stubMembers = ['_id', 'eventId', 'stream', 'version'] as const;

/** What goes: all other members of an event. */
export const archivedMembers = [
  ...['type', 'schema', 'occurredAt', 'observedAt', 'actor', 'run', 'data', 'changes'],
] as const;

/** Every event has a type, and a stub has none. */
export function isStub(document: object): boolean {
  return !('type' in document);
}
