import { rejects } from 'node:assert/strict';
import { connectMongo } from './connect.js';

describe('connectMongo', () => {
  it('says in words that nothing answers, and tells no password', async () => {
    const settings = { uri: 'mongodb://ana:secret@127.0.0.1:9/', dbName: 'x', patienceMs: 50 };
    await rejects(connectMongo(settings), {
      code: 'DATABASE_UNAVAILABLE',
      message: /^The database at mongodb:\/\/127\.0\.0\.1:9\/ does not answer/,
    });
  });

  it('says that an address cannot be read', async () => {
    await rejects(connectMongo({ uri: 'mongodb://', dbName: 'x' }), { code: 'CONFIG_INVALID' });
  });
});
