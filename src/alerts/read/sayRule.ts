import type { Directory } from '../../ask/ports.js';
import type { AlertFilters, AlertRule, AlertTrigger } from '../rule.js';

/** A rule in words, for whoever asked for it: what was understood, in the order of the sentence. Pure. */
export function sayRule({ trigger, scope, filters }: AlertRule, directory: Directory): string {
  const owner = scope.kind === 'me' ? 'one of your deals' : 'a deal';
  const whose =
    scope.kind === 'me'
      ? ''
      : scope.kind === 'all'
        ? ''
        : scope.kind === 'team'
          ? ` in ${scope.label}`
          : ` of ${scope.label}`;
  return `when ${owner}${whose}${boundWords(filters)}${namedWords(filters, directory)} ${happens(trigger, directory)}${conditions(filters)}`;
}

function happens(trigger: AlertTrigger, directory: Directory): string {
  switch (trigger.kind) {
    case 'won':
    case 'lost':
    case 'created':
      return `is ${trigger.kind}`;
    case 'stageMoved': {
      const back = { any: 'changes stage', forward: 'moves to a later stage', backward: 'moves back a stage' } as const;
      const into = { any: 'moves to', forward: 'moves forward to', backward: 'moves back to' } as const;
      return trigger.to.length === 0
        ? back[trigger.direction]
        : `${into[trigger.direction]} ${namesOf(trigger.to, directory.stages)}`;
    }
    case 'pushed':
      return trigger.times === 1
        ? 'is pushed to a later close date'
        : `is pushed for the ${ordinal(trigger.times)} time or more`;
    case 'closeChanged':
      return trigger.direction === 'earlier' ? 'is pulled in to an earlier close date' : 'changes its expected close';
    case 'amountChanged':
      return amountWords(trigger);
    case 'reassigned':
      return trigger.to === 'me' ? 'is assigned to you' : 'changes its owner';
    case 'closing':
      return `comes within ${plural(trigger.days)} of its close date`;
    case 'idle':
      return `has had no activity for ${plural(trigger.days)}`;
    case 'overdue':
      return 'passes its close date while open';
  }
}

function amountWords(trigger: Extract<AlertTrigger, { kind: 'amountChanged' }>): string {
  const { direction, percent, orExactly, to } = trigger;
  const verb = { any: 'changes its amount', cut: 'has its amount cut', raised: 'has its amount raised' }[direction];
  const by = percent === null ? '' : ` by ${orExactly ? 'at least' : 'more than'} ${percent} %`;
  return `${verb}${by}${to === null ? '' : ` ${direction === 'raised' ? 'above' : 'below'} ${number(to)}`}`;
}

function boundWords(filters: AlertFilters): string {
  const unit = filters.currency === undefined ? '' : ` ${filters.currency}`;
  const words = [
    [filters.amountOver, 'over'],
    [filters.amountAtLeast, 'of at least'],
    [filters.amountUnder, 'under'],
    [filters.amountAtMost, 'of at most'],
  ] as const;
  return words.map(([value, word]) => (value === undefined ? '' : ` ${word} ${number(value)}${unit}`)).join('');
}

function namedWords({ stageIds, accountIds, tagIds }: AlertFilters, directory: Directory): string {
  return [
    stageIds ? ` in stage ${namesOf(stageIds, directory.stages)}` : '',
    accountIds ? ` with ${namesOf(accountIds, directory.accounts)}` : '',
    tagIds ? ` tagged ${namesOf(tagIds, directory.tags)}` : '',
  ].join('');
}

function conditions({ commit, withinDaysOfClose }: AlertFilters): string {
  const close = withinDaysOfClose === undefined ? '' : `, within ${plural(withinDaysOfClose)} of its close date`;
  return `${close}${commit ? ', and is still in the commit' : ''}`;
}

function namesOf(ids: readonly number[], list: readonly { readonly id: number; readonly name: string }[]): string {
  const names = ids.map((id) => list.find((one) => one.id === id)?.name ?? `#${id}`);
  return [...new Set(names)].join(' or ');
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function plural(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function ordinal(count: number): string {
  const endings: Readonly<Record<number, string>> = { 1: '1st', 2: 'second', 3: 'third' };
  return endings[count] ?? `${count}th`;
}
