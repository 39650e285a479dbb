import type { DealFlag, DealRow } from '../../src/pipeline/answer.js';

const tones: Readonly<Record<DealFlag, string>> = { overdue: 'd', stale: 'w', pushed: 'w', noNextStep: 'n' };

/**
 * A deal's flags as words in small tags, most urgent first. `short` saves width in dense tables. Plain elements in the
 * look of Fluent's tinted Badge: a table draws hundreds of them while it scrolls.
 */
export function Flags({ deal, short = false }: { readonly deal: DealRow; readonly short?: boolean }) {
  return deal.flags.map((flag) => (
    <span key={flag} className={`tag ${tones[flag]}`}>
      {flagWords(flag, deal.pushCount, short)}
    </span>
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
