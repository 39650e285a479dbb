import assert from 'node:assert/strict';
import { addressSet, isAddressRange } from './addressRange.js';

describe('address ranges', () => {
  it('are addresses or CIDR ranges, and nothing else', () => {
    for (const good of ['10.0.0.0/8', '127.0.0.1', '::1', 'fd00::/8', '0.0.0.0/0'])
      assert.ok(isAddressRange(good), good);
    for (const bad of ['', '10.0.0', '10.0.0.0/33', 'fd00::/129', 'proxy', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/x']) {
      assert.equal(isAddressRange(bad), false, bad);
    }
  });

  it('hold the addresses within them', () => {
    const holds = addressSet(['10.1.0.0/16', '192.0.2.7', 'fd00::/8']);
    assert.ok(holds('10.1.255.3') && holds('192.0.2.7') && holds('fd12::1'));
    assert.equal(holds('10.2.0.1') || holds('192.0.2.8') || holds('fe80::1') || holds('nonsense'), false);
    assert.equal(addressSet([])('127.0.0.1'), false);
  });
});
