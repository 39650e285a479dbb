import { deepEqual, equal } from 'node:assert/strict';
import { readSubscriptionCommand } from './subscriptionGrammar.js';

describe('commands about being told', () => {
  const commands: readonly (readonly [string, unknown])[] = [
    ['my alerts', { kind: 'alerts' }],
    ['list my subscriptions', { kind: 'alerts' }],
    ['pause alert 2', { kind: 'changeAlert', act: 'pause', number: 2 }],
    ['resume alert #2', { kind: 'changeAlert', act: 'resume', number: 2 }],
    ['stop alert 2', { kind: 'changeAlert', act: 'stop', number: 2 }],
    ['pause all alerts', { kind: 'changeAlert', act: 'pause', number: 'all' }],
    ['quiet hours 19:00-08:00', { kind: 'quietHours', quiet: { from: '19:00', to: '08:00' } }],
    ['quiet hours from 7pm to 8am', { kind: 'quietHours', quiet: { from: '19:00', to: '08:00' } }],
    ['no quiet hours', { kind: 'quietHours', quiet: null }],
    ['send me a daily digest at 8', { kind: 'digest', time: { cadence: 'daily', weekday: 1, at: '08:00' } }],
    ['weekly digest on monday 9:00', { kind: 'digest', time: { cadence: 'weekly', weekday: 1, at: '09:00' } }],
    ['weekly digest on friday at 4pm', { kind: 'digest', time: { cadence: 'weekly', weekday: 5, at: '16:00' } }],
    ['stop the daily digest', { kind: 'changeDigest', act: 'stop' }],
    ['remind me of my forecast call', { kind: 'remindCall', daysBefore: 5, at: '08:00' }],
    [
      'remind me to make my forecast call 3 days before the quarter ends at 9',
      { kind: 'remindCall', daysBefore: 3, at: '09:00' },
    ],
    ['resumo diário às 8h', { kind: 'digest', time: { cadence: 'daily', weekday: 1, at: '08:00' } }],
    ['tell me when a deal is won', { kind: 'alert', text: 'tell me when a deal is won', sure: true }],
    ['when any of my deals is pushed', { kind: 'alert', text: 'when any of my deals is pushed', sure: false }],
  ];
  for (const [words, command] of commands) {
    it(`reads “${words}”`, () => deepEqual(readSubscriptionCommand(words), command));
  }

  it('leaves questions and other commands alone', () => {
    for (const words of [
      'my pipeline',
      'pause',
      'pause projection opportunity_view',
      'retry all',
      'what did we win',
      'when did we win porto foods',
      'stop the sync',
      'digest',
      'weekly digest on caturday',
    ]) {
      equal(readSubscriptionCommand(words), null, words);
    }
  });
});
