import type { DealChanged } from '../../src/commands/deals/createDealCommands.js';
import type { ForesailError } from '../../src/errors.js';
import { execute, plain, text, type CardAction, type CardElement } from './element.js';
import { daysInWords } from './words/dates.js';
import type { Reader } from './words/reader.js';

/** What became of a tap, over the deal as it is now. */
export interface Banner {
  readonly element: CardElement;
  /** Takes the change back; null where that cannot be. */
  readonly undo: CardAction | null;
}

/** The change was made. */
export function changedBanner(changed: DealChanged, reader: Reader): Banner {
  const { said, undoable, commandId, dealId, overlaps, shown } = changed;
  const [first] = said;
  const lines = [`${(first ?? '').toUpperCase()}${said.slice(1)}. Odoo is updated.`];
  const others = [...new Set(overlaps.map(({ by }) => by ?? 'somebody'))].join(' and ');
  if (others !== '')
    lines.push(`At the same moment ${others} changed the deal too; look whether it is as it should be.`);
  if (!shown) lines.push('The figures follow in a moment.');
  return {
    element: banner(overlaps.length > 0 ? 'warning' : 'good', lines, reader),
    undo: undoable ? execute('Undo', 'deal.undo', { dealId, undoes: commandId }) : null,
  };
}

/** The change was not made, or it is not known yet: why, in the words of the command. */
export function refusedBanner({ code, message }: ForesailError, reader: Reader): Banner {
  const next = code === 'DEAL_CHANGED' ? ['This is the deal as it is now.'] : [];
  return {
    element: banner(code === 'DEAL_CHANGED' ? 'warning' : 'attention', [`${message}.`, ...next], reader),
    undo: null,
  };
}

function banner(style: 'good' | 'warning' | 'attention', lines: readonly string[], reader: Reader): CardElement {
  const [first = '', ...rest] = lines.map((line) => plain(daysInWords(line, reader)));
  const more = rest.map((line) => text(line, { size: 'Small', spacing: 'None' }));
  return { type: 'Container', style, spacing: 'Small', items: [text(first, { weight: 'Bolder' }), ...more] };
}
