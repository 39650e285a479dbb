import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealCommand } from '../../src/commands/deals/dealCommand.js';
import type { DealChoices } from '../api/dealEndpoints.js';

/** The deal as it will be once a command is done: shown at once, replaced by what the service says. Pure. */
export function shownAfter(deal: DealRow, command: DealCommand, choices: DealChoices | null): DealRow {
  switch (command.kind) {
    case 'stage': {
      const stage = choices?.stages.find((one) => one.id === command.stageId);
      if (!stage) return deal;
      return { ...deal, stage: stage.name, ...(stage.isWon ? wonParts : {}) };
    }
    case 'amount':
      return { ...deal, amount: command.amount };
    case 'expectedClose':
      return { ...deal, expectedClose: command.expectedClose, flags: deal.flags.filter((flag) => flag !== 'overdue') };
    case 'won':
      return { ...deal, ...wonParts };
    case 'lost':
      return { ...deal, status: 'lost', probability: 0, flags: [] };
    case 'nextActivity':
      return { ...deal, flags: deal.flags.filter((flag) => flag !== 'noNextStep') };
    default:
      return deal;
  }
}

const wonParts = { status: 'won', probability: 100, flags: [] } as const;

/** What a command does, while it is on its way. */
export function savingWords(command: DealCommand): string {
  const words: Readonly<Record<DealCommand['kind'], string>> = {
    stage: 'Moving the stage',
    amount: 'Changing the amount',
    expectedClose: 'Changing the expected close',
    won: 'Marking as won',
    lost: 'Marking as lost',
    note: 'Adding the note',
    nextActivity: 'Planning the activity',
    activityDone: 'Finishing the activity',
    undo: 'Taking it back',
  };
  return words[command.kind];
}
