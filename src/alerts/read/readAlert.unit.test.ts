import { deepEqual, equal } from 'node:assert/strict';
import { authorise, type Viewer } from '../../access/viewer.js';
import { asksToBeTold, readAlert } from './readAlert.js';
import { sayRule } from './sayRule.js';

const entry = (id: number, name: string) => ({ id, name });
const directory = {
  people: [entry(10, 'Ana Silva'), entry(11, 'Ben Carter'), entry(12, 'Ana Costa')],
  teams: [entry(5, 'North'), entry(6, 'South')],
  stages: [entry(1, 'New'), entry(2, 'Qualified'), entry(3, 'Proposition'), entry(4, 'Won')],
  accounts: [entry(7, 'Porto Foods')],
  tags: [entry(9, 'Renewal')],
};

function viewer(role: Viewer['role'], locale = 'en-GB'): Viewer {
  const sees = { kind: 'some' as const, ownerIds: role === 'rep' ? [10] : [5, 10, 11], unownedTeamIds: [] };
  const named = { name: 'Somebody', email: 'somebody@example.com', timeZone: 'Europe/Lisbon', locale };
  return authorise({ ...named, personId: 'odoo:10', odooUserId: 10, role, sees, accessVersion: 1 });
}

function context(role: Viewer['role'] = 'manager') {
  const now = new Date('2026-11-22T10:00:00Z');
  return { viewer: viewer(role), directory, now, timeZone: 'Europe/Lisbon', fiscalYearStart: 1 };
}

function said(text: string, role?: Viewer['role']): string {
  const read = readAlert(text, context(role));
  return read.kind === 'alert'
    ? `${sayRule(read.rule, directory)}${read.here ? ' [here]' : ''}`
    : `? ${read.unknown.join(' ')}`;
}

describe('what somebody wants to be told', () => {
  const sentences: readonly (readonly [string, string])[] = [
    // The sentences of the issue.
    ['tell me when a deal over 50k is won in North', 'when a deal in North over 50,000 is won'],
    ['when any of my deals is pushed', 'when one of your deals is pushed to a later close date'],
    [
      'when a deal is pushed twice and still commit',
      'when a deal of your team is pushed for the second time or more, and is still in the commit',
    ],
    [
      'amount cut by more than 20 % within 14 days of close',
      'when a deal of your team has its amount cut by more than 20 %, within 14 days of its close date',
    ],
    ['no activity for 14 days', 'when a deal of your team has had no activity for 14 days'],
    ["tell me when Ben's deals are lost", 'when a deal of Ben Carter is lost'],
    ['notify me if a deal moves to Proposition', 'when a deal of your team moves to Proposition'],
    ['alert me when a deal of Ben moves back', 'when a deal of Ben Carter moves back a stage'],
    ['tell me when a deal slides back to Qualified', 'when a deal of your team moves back to Qualified'],
    ["tell me when Ben's or Ana Silva's deals are won", 'when a deal of Ben Carter or Ana Silva is won'],
    ['tell me when the stage of a deal of Ben changes', 'when a deal of Ben Carter changes stage'],
    ['tell me when a deal goes stale here', 'when a deal of your team has had no activity for 14 days [here]'],
    ['tell me when a deal is reassigned to me', 'when a deal of your team is assigned to you'],
    ['tell this channel when a deal is won', 'when a deal of your team is won [here]'],
    ['tell me when amount drops below 20k', 'when a deal of your team has its amount cut below 20,000'],
    ['tell me when the close date changes', 'when a deal of your team changes its expected close'],
    ['tell me when deals close within 7 days', 'when a deal of your team comes within 7 days of its close date'],
    ['notify me about new deals over 100k', 'when a deal of your team over 100,000 is created'],
    [
      'tell me when a deal with Porto Foods is overdue',
      'when a deal of your team with Porto Foods passes its close date while open',
    ],
    ['avisa-me quando um negócio acima de 50k for ganho no North', 'when a deal in North over 50,000 is won'],
    ['avisa-me se algum dos meus negócios for adiado', 'when one of your deals is pushed to a later close date'],
    [
      'avisa-me quando um negócio estiver sem atividade há 14 dias',
      'when a deal of your team has had no activity for 14 days',
    ],
    ['tell me when I win a deal', 'when one of your deals is won'],
    ['let me know if I lose something over 20k', 'when one of your deals over 20,000 is lost'],
    ['tell me when my deals get pushed more than once', 'when one of your deals is pushed for the second time or more'],
    ['tell me when a renewal is lost', 'when a deal of your team tagged Renewal is lost'],
    ['tell me the moment a deal is assigned to me', 'when a deal of your team is assigned to you'],
    ['let me know about lost deals in South', 'when a deal in South is lost'],
    [
      'tell me every time a deal is discounted by more than 10%',
      'when a deal of your team has its amount cut by more than 10 %',
    ],
    [
      'tell me when the amount of a deal is cut by at least 10 %',
      'when a deal of your team has its amount cut by at least 10 %',
    ],
    [
      'avisa-me quando o valor de um negócio cair pelo menos 20 %',
      'when a deal of your team has its amount cut by at least 20 %',
    ],
    ['tell us here when the team closes a deal', 'when a deal of your team is won [here]'],
    ['avisa-me quando um negócio meu for fechado', 'when one of your deals is won'],
    ['quero ser avisado quando o Ben ganhar um negócio', 'when a deal of Ben Carter is won'],
    ['me avisa quando um negócio for perdido', 'when a deal of your team is lost'],
  ];
  for (const [text, meant] of sentences) it(`is read of “${text}”`, () => equal(said(text), meant));

  it('is about their own deals where a rep says nothing else', () => {
    equal(said('tell me when a deal is won', 'rep'), 'when one of your deals is won');
  });

  it('is never guessed: what was not understood is named, and nothing comes of it', () => {
    equal(said('tell me when a frobnicated deal is won'), '? frobnicated');
    equal(said('tell me when a deal is won in Atlantis'), '? Atlantis');
    equal(said("tell me when Ana's deals are won"), '? Ana Silva Ana Costa');
    equal(readAlert('tell me when a deal', context()).kind, 'notUnderstood');
    equal(readAlert('tell me when a deal is won by more than 20 %', context()).kind, 'notUnderstood');
    equal(readAlert("tell me when Ben's deals in North are won", context()).kind, 'notUnderstood');
    equal(readAlert('tell me when a deal is won and pushed', context()).kind, 'notUnderstood');
  });

  it('may come with quiet hours', () => {
    const read = readAlert('tell me when deals are won, but not between 7pm and 8:30', context());
    deepEqual(read.kind === 'alert' && read.quiet, { from: '19:00', to: '08:30' });
  });

  it('is told from a question', () => {
    equal(asksToBeTold('tell me when a deal is won'), true);
    equal(asksToBeTold('tell me my pipeline'), false);
    equal(asksToBeTold('what did we win'), false);
  });
});
