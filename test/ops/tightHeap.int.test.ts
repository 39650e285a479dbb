import assert from 'node:assert/strict';
import { once } from 'node:events';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';

describe('a tight heap', function () {
  this.timeout(600_000);

  it('lets much less garbage stand beside what is alive than Node does by itself', async () => {
    const program = await bundleProgram('test/ops/churningProgram.ts');
    const most = async (how: string): Promise<number> => {
      const [bytes] = (await once(forkProgram(program, [how]), 'message')) as [number];
      return bytes;
    };
    const [tight, loose] = [await most('tight'), await most('loose')];
    assert.ok(tight < loose * 0.75, `${String(tight)} bytes, ${String(loose)} by itself`);
  });
});
