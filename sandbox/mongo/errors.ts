/** The error codes this server answers with: MongoDB's own names and numbers. */
export const errorCodes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  UnsatisfiableWriteConcern: 100,
  CommandNotSupported: 115,
  CommandNotSupportedOnView: 166,
  InvalidPipelineOperator: 168,
  TransactionTooOld: 225,
  CursorKilled: 237,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  UnknownCommandField: 40415,
} as const;

export type ErrorName = keyof typeof errorCodes;

/** A refusal that goes back over the wire: `code`, `codeName`, and whatever else MongoDB says with it. */
export class MongoFault extends Error {
  readonly codeName: string;
  readonly code: number;

  /** @param name a registered name, or a number for MongoDB's unnamed `Location…` codes */
  constructor(
    name: ErrorName | number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = typeof name === 'number' ? name : errorCodes[name];
    this.codeName =
      typeof name === 'number' ? `Location${name}` : name === 'UnknownCommandField' ? 'Location40415' : name;
  }
}

/** Turns whatever was thrown into a fault; an unforeseen error becomes InternalError. */
export function asFault(error: unknown): MongoFault {
  if (error instanceof MongoFault) return error;
  return new MongoFault('InternalError', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
