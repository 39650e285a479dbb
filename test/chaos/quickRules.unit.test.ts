import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { alertNames, quickRules } from './quickRules.js';

const rulesFile = 'infra/prometheus/foresail.rules.yml';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
}

describe('rules for a world that runs faster', () => {
  const quick = async () => {
    const { groups } = load(quickRules(await readFile(rulesFile, 'utf8'), 20)) as { groups: { rules: Rule[] }[] };
    return new Map(groups.flatMap(({ rules }) => rules.map((rule) => [rule.alert, rule] as const)));
  };

  it('shorten windows, `for` and ages, and leave the rest', async () => {
    const rules = await quick();
    assert.equal(rules.get('ForesailDown')?.for, '6000ms');
    assert.match(rules.get('ForesailErrorRate')?.expr ?? '', /\[15000ms\][^]*> 0\.02$/);
    assert.match(rules.get('ForesailSyncLate')?.expr ?? '', /> 90 /);
    assert.match(rules.get('ForesailSlowOdoo')?.expr ?? '', /\[45000ms\][^]*> 0\.5$/);
    assert.match(rules.get('ForesailSlowApi')?.expr ?? '', /> 1$/);
  });

  it('are all of them', async () => {
    assert.deepEqual([...(await quick()).keys()], alertNames(await readFile(rulesFile, 'utf8')));
  });

  it('are refused where an age is no longer where it was', () => {
    const text = 'groups: [{ name: a, rules: [{ alert: ForesailSyncLate, expr: "time() - x > 2000" }] }]';
    assert.throws(() => quickRules(text, 20), /ForesailSyncLate has no time/);
  });
});
