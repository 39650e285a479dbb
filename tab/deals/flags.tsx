import { Badge } from '@fluentui/react-components';
import type { DealFlag, DealRow } from '../../src/pipeline/answer.js';

const colours = { overdue: 'danger', stale: 'warning', pushed: 'warning', noNextStep: 'subtle' } as const;

/** A deal's flags as words in small tags, most urgent first. `short` saves width in dense tables. */
export function Flags({ deal, short = false }: { readonly deal: DealRow; readonly short?: boolean }) {
  return deal.flags.map((flag) => (
    <Badge
      key={flag}
      className={flag === 'stale' || flag === 'pushed' ? 'fs-tag w' : 'fs-tag'}
      size="small"
      shape="rounded"
      appearance={colours[flag] === 'subtle' ? 'outline' : 'tint'}
      color={colours[flag] === 'subtle' ? 'informative' : colours[flag]}
    >
      {flagWords(flag, deal.pushCount, short)}
    </Badge>
  ));
}

/** A flag in words. */
export function flagWords(flag: DealFlag, pushCount: number, short = false): string {
  switch (flag) {
    case 'overdue':
      return 'Overdue';
    case 'stale':
      return 'Stale';
    case 'pushed':
      return `Pushed ${pushCount}×`;
    case 'noNextStep':
      return short ? 'No step' : 'No next step';
  }
}
