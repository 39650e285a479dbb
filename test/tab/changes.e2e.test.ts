import assert from 'node:assert/strict';
import { seriousFindings, shootWhole, type OpenTab } from './tabBrowser.js';
import { tabOverFake } from './tabSuite.js';

const priya = 'priya.raman@example.com';

/** Changing a deal from its panel. */
describe('Changing a deal in the tab', function () {
  this.timeout(60_000);
  const suite = tabOverFake();
  let one: OpenTab;

  beforeEach(async () => {
    one = await suite.open({ as: priya, path: `/tab/deals?deal=${openDeal().id}` });
    await one.tab.locator('.beside .timeline li').first().waitFor();
    await one.tab.locator('.acts button:not([disabled])').first().waitFor();
  });

  function openDeal() {
    const deal = suite.fake.deals.find(({ status, owner }) => status === 'open' && owner !== null);
    assert.ok(deal);
    return deal;
  }

  const panel = () => one.tab.locator('.beside');
  const amount = () => panel().locator('.amt b').innerText();
  const bodies = () => suite.fake.changes.map(({ body }) => body as { change: { kind: string }; seen?: unknown });

  async function changeAmount(to: string): Promise<void> {
    await panel().getByRole('button', { name: 'More' }).click();
    await one.tab.getByRole('menuitem', { name: 'Change amount' }).click();
    await panel()
      .getByLabel(/^Amount/)
      .fill(to);
    await panel().getByRole('button', { name: 'Change amount' }).click();
  }

  it('shows history, pushes, stays and what is planned', async () => {
    const text = await panel().innerText();
    assert.match(text, /Expected close pushed once, \+44\sdays/);
    assert.match(text, /Qualified\s+59\sdays/);
    assert.match(text, /Amount €\s[\d,.]+ →/);
    assert.deepEqual(await seriousFindings(one), []);
  });

  it('shows the new value before the service answers, then what was done, and takes it back', async () => {
    const before = await amount();
    const answer = suite.fake.hold('patch /api/v2/opportunities/:id');
    await changeAmount('77000');
    await panel().getByText('Changing the amount in Odoo').waitFor();
    assert.equal(await amount(), '€\u00a077,000.00', 'shown while the change is on its way');
    answer();
    const notice = one.tab.locator('.notice');
    await notice.getByText('amount changed').waitFor();
    await shootWhole(one, 'deal-changed');
    await notice.getByRole('button', { name: 'Undo' }).click();
    await notice.getByText('taken back').waitFor();
    await panel().locator('.amt b').getByText(before).waitFor();
    assert.deepEqual(
      bodies().map(({ change }) => change.kind),
      ['amount', 'undo'],
    );
  });

  it('puts the old value back and says both when somebody else was quicker; overwrites only when told to', async () => {
    suite.fake.trouble.conflict = true;
    const before = await amount();
    await changeAmount('88000');
    const conflict = panel().getByRole('alert');
    await conflict.getByText('Somebody else changed this deal meanwhile').waitFor();
    assert.match(await conflict.innerText(), /it is €\s4,200 now, by Ben Carter at 09:30/);
    assert.equal(await amount(), before);
    await shootWhole(one, 'deal-conflict');
    await conflict.getByRole('button', { name: 'Use mine' }).click();
    await one.tab.locator('.notice').getByText('amount changed').waitFor();
    assert.deepEqual(bodies().at(-1)?.seen, { position: 419_482 }, 'what is there now was seen');
    await panel().locator('.amt b').getByText('88,000').waitFor();
  });

  it('says that it is not known when no answer came, and trying again is the same command', async () => {
    let lost = 0;
    await one.page.route('**/api/v2/opportunities/*', async (route) => {
      if (route.request().method() !== 'PATCH' || lost >= 3) return route.continue();
      lost += 1;
      // It arrives, and its answer does not.
      await route.fetch();
      return route.abort();
    });
    await changeAmount('66000');
    const failed = panel().getByRole('alert');
    await failed.getByText('No answer came.').waitFor();
    assert.doesNotMatch(await failed.innerText(), /not changed/i);
    await failed.getByRole('button', { name: 'Try again' }).click();
    await one.tab.locator('.notice').getByText('amount changed').waitFor();
    const ids = suite.fake.changes.map(({ body }) => (body as { commandId: string }).commandId);
    assert.equal(ids.length, 4);
    assert.equal(new Set(ids).size, 1, 'one command, however often it is sent');
  });

  it('moves the stage by keyboard', async () => {
    await panel().locator('h2').click();
    await one.page.keyboard.press('s');
    await one.tab.getByRole('menuitem', { name: 'Negotiation' }).click();
    await panel().locator('.facts').getByText('Negotiation').waitFor();
  });

  it('asks for the reason before a deal is lost, and Escape leaves the form alone', async () => {
    await panel().getByRole('button', { name: 'Lost…' }).click();
    const form = panel().getByRole('form', { name: 'Mark as lost' });
    assert.ok(await form.getByRole('button', { name: 'Mark as lost' }).isDisabled());
    await form.getByLabel('Reason').selectOption('Too expensive');
    assert.ok(await form.getByRole('button', { name: 'Mark as lost' }).isEnabled());
    await one.page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    assert.ok(await panel().isVisible());
  });

  it('changes nothing while offline, and says why', async () => {
    await one.page.context().setOffline(true);
    await panel().getByText('You are offline; changes wait until you are back.').waitFor();
    assert.ok(await panel().getByRole('button', { name: 'Won' }).isDisabled());
  });
});
