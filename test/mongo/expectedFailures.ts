const collation = 'no collation: strings compare by their bytes';
const driverDrops = 'the driver sends bypassDocumentValidation only where it is true';
const driverId = 'the driver puts an ObjectId in the place of a null _id';
const driverPartial = 'the driver always sets partialResult';
const adminStage = 'no stages over the sessions of a server ($listLocalSessions)';

/** Tests of MongoDB's CRUD suite that do not pass, as `file: test` or a whole file, each with its reason. */
export const expectedFailures: Readonly<Record<string, string>> = {
  'aggregate-collation: Aggregate with collation': collation,
  'aggregate-let: Aggregate with let option': 'no $rand',
  'bulkWrite-collation: BulkWrite with delete operations and collation': collation,
  'bulkWrite-collation: BulkWrite with update operations and collation': collation,
  'bypassDocumentValidation: Aggregate with $out passes bypassDocumentValidation: false': driverDrops,
  'bypassDocumentValidation: BulkWrite passes bypassDocumentValidation: false': driverDrops,
  'bypassDocumentValidation: FindOneAndReplace passes bypassDocumentValidation: false': driverDrops,
  'bypassDocumentValidation: FindOneAndUpdate passes bypassDocumentValidation: false': driverDrops,
  'bypassDocumentValidation: InsertMany passes bypassDocumentValidation: false': driverDrops,
  'client-bulkWrite-partialResults: partialResult is unset when all operations fail during an unordered bulk write':
    driverPartial,
  'client-bulkWrite-partialResults: partialResult is unset when first operation fails during an ordered bulk write (summary)':
    driverPartial,
  'client-bulkWrite-partialResults: partialResult is unset when first operation fails during an ordered bulk write (verbose)':
    driverPartial,
  'count-collation: Count documents with collation': collation,
  'count-collation: Deprecated count with collation': collation,
  'create-null-ids: inserting _id with type null via bulkWrite': driverId,
  'create-null-ids: inserting _id with type null via clientBulkWrite': driverId,
  'create-null-ids: inserting _id with type null via insertMany': driverId,
  'create-null-ids: inserting _id with type null via insertOne': driverId,
  'db-aggregate-rawdata: Aggregate with rawData option on less than 8.2.0 - ignore argument': adminStage,
  'db-aggregate-write-readPreference: Database-level aggregate with $merge includes read preference for 5.0+ server':
    adminStage,
  'db-aggregate-write-readPreference: Database-level aggregate with $out includes read preference for 5.0+ server':
    adminStage,
  'db-aggregate: Aggregate with $listLocalSessions and allowDiskUse': adminStage,
  'db-aggregate: Aggregate with $listLocalSessions': adminStage,
  'deleteMany-collation: DeleteMany when many documents match with collation': collation,
  'deleteOne-collation: DeleteOne when many documents matches with collation': collation,
  'distinct-collation: Distinct with a collation': collation,
  'estimatedDocumentCount: estimatedDocumentCount works correctly on views': 'no views',
  'find-collation: Find with a collation': collation,
  'findOneAndDelete-collation: FindOneAndDelete when one document matches with collation': collation,
  'findOneAndReplace-collation: FindOneAndReplace when one document matches with collation returning the document after modification':
    collation,
  'findOneAndUpdate-collation: FindOneAndUpdate when many documents match with collation returning the document before modification':
    collation,
  'findOneAndUpdate-errorResponse: findOneAndUpdate document validation errInfo is accessible':
    'no collMod, no validators',
  'replaceOne-collation: ReplaceOne when one document matches with collation': collation,
  'updateMany-collation: UpdateMany when many documents match with collation': collation,
  'updateOne-collation: UpdateOne when one document matches with collation': collation,
};
