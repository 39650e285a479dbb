import type { MongoClient } from 'mongodb';
import { type Collection, type Db, type Document } from 'mongodb';

/** What a test calls by name: clients, databases, collections. */
export type Entity = MongoClient | Db | Collection;

type Call = (target: never, args: Document, entities: ReadonlyMap<string, Entity>) => Promise<unknown>;

const write = ({ filter: _filter, update: _update, replacement: _replacement, ...options }: Document): Document =>
  options;

/** The operations of the CRUD tests, through the driver's public interface. */
export const operations: Readonly<Record<string, Call>> = {
  insertOne: (on: Collection, { document, ...options }) => on.insertOne(document as Document, options),
  insertMany: (on: Collection, { documents, ...options }) => on.insertMany(documents as Document[], options),
  updateOne: (on: Collection, args) => on.updateOne(args.filter as Document, args.update as Document, write(args)),
  updateMany: (on: Collection, args) => on.updateMany(args.filter as Document, args.update as Document, write(args)),
  replaceOne: (on: Collection, args) =>
    on.replaceOne(args.filter as Document, args.replacement as Document, write(args)),
  deleteOne: (on: Collection, args) => on.deleteOne(args.filter as Document, write(args)),
  deleteMany: (on: Collection, args) => on.deleteMany(args.filter as Document, write(args)),
  findOneAndUpdate: (on: Collection, args) =>
    on.findOneAndUpdate(args.filter as Document, args.update as Document, returning(args)),
  findOneAndReplace: (on: Collection, args) =>
    on.findOneAndReplace(args.filter as Document, args.replacement as Document, returning(args)),
  findOneAndDelete: (on: Collection, args) => on.findOneAndDelete(args.filter as Document, write(args)),
  find: (on: Collection, args) => on.find(args.filter as Document, write(args)).toArray(),
  findOne: (on: Collection, args) => on.findOne(args.filter as Document, write(args)),
  aggregate: (on: Collection | Db, { pipeline, ...options }) => on.aggregate(pipeline as Document[], options).toArray(),
  distinct: (on: Collection, { fieldName, filter, ...options }) =>
    on.distinct(fieldName as string, filter as Document, options),
  count: (on: Collection, args) => on.count(args.filter as Document, write(args)),
  countDocuments: (on: Collection, args) => on.countDocuments(args.filter as Document, write(args)),
  estimatedDocumentCount: (on: Collection, args) => on.estimatedDocumentCount(args),
  bulkWrite: (on: Collection, { requests, ...options }) => on.bulkWrite(requests as never, options),
  clientBulkWrite: (on: MongoClient, { models, ...options }) =>
    on.bulkWrite((models as Document[]).map(model) as never, options),
  createIndex: (on: Collection, { keys, ...options }) => on.createIndex(keys as Document, options),
  createCollection: (on: Db, { collection, ...options }) => on.createCollection(collection as string, options),
  dropCollection: (on: Db, { collection }) => on.dropCollection(collection as string),
  modifyCollection: (on: Db, { collection, ...options }) => on.command({ collMod: collection as string, ...options }),
  failPoint: (_on, { client, failPoint }, entities) =>
    (entities.get(client as string) as MongoClient).db('admin').command(failPoint as Document),
};

function returning(args: Document): Document {
  const { returnDocument, ...options } = write(args);
  return {
    ...options,
    ...(returnDocument !== undefined && { returnDocument: (returnDocument as string).toLowerCase() }),
  };
}

/** `{insertOne: {namespace, …}}` as the driver wants it: `{name: 'insertOne', namespace, …}`. */
function model(given: Document): Document {
  const [[name, options] = ['', {}]] = Object.entries(given);
  return { name, ...(options as Document) };
}
