import type { Viewer } from '../../src/access/viewer.js';
import type { DealChanged, DealCommands, DealRequest } from '../../src/commands/deals/createDealCommands.js';
import { ForesailError } from '../../src/errors.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import type { ActionReply } from '../../bot/adapter/turn.js';
import type { Attachment, ExtensionBody } from '../../bot/extension/reply.js';
import { fakePipeline } from './fakePipeline.js';
import { deals } from './world.js';

export const odooUrl = 'https://odoo.example.com';

/** Deals are Ana's and nobody else's: whoever asks for one by its id is told that it is not there. */
export function ownPipeline(): Pipeline & { readonly reads: string[]; readonly listed: PipelineQuestion[] } {
  const reads: string[] = [];
  const listed: PipelineQuestion[] = [];
  const seenBy = (viewer: Viewer): readonly DealRow[] => (viewer.name === 'Ana Silva' ? deals : []);
  const pipeline = fakePipeline();
  return {
    ...pipeline,
    reads,
    listed,
    async opportunity(viewer, dealId) {
      reads.push(`${viewer.name} reads ${dealId}`);
      if (!seenBy(viewer).some(({ id }) => id === dealId)) throw new ForesailError('NOT_FOUND');
      return pipeline.opportunity(viewer, dealId);
    },
    async opportunities(viewer, question) {
      listed.push(question);
      const rows = seenBy(viewer).filter((deal) => fits(deal, question));
      return { total: rows.length, rows: rows.slice(0, question.limit ?? 50), next: null };
    },
    async answer(viewer, question) {
      return pipeline.answer(viewer, question);
    },
  };
}

function fits({ id, name, amount }: DealRow, { filters }: PipelineQuestion): boolean {
  const words = (filters.text ?? '').toLowerCase().split(/\s+/);
  return (
    words.every((word) => name.toLowerCase().includes(word)) &&
    (filters.dealIds?.includes(id) ?? true) &&
    (filters.amountOver === undefined || amount > filters.amountOver) &&
    (filters.accountIds === undefined || (filters.accountIds.includes(1) && name.startsWith('Porto Foods')))
  );
}

/** Commands as the real ones decide: only Ana's deals, and one command id once. */
export function ownCommands(part: { failing?: ForesailError } = {}) {
  const written: (DealRequest & { readonly by: string })[] = [];
  const commands: DealCommands = {
    open: () => Promise.reject(new ForesailError('NOT_FOUND')),
    finishActivity: () => Promise.reject(new ForesailError('NOT_FOUND')),
    async change(viewer, request): Promise<DealChanged> {
      if (part.failing) throw part.failing;
      if (viewer.name !== 'Ana Silva' || !deals.some(({ id }) => id === request.dealId)) {
        throw new ForesailError('NOT_FOUND');
      }
      const { commandId, dealId } = request;
      if (!written.some((one) => one.commandId === commandId)) written.push({ ...request, by: viewer.name });
      return { commandId, dealId, said: 'a note', undoable: false, overlaps: [], position: 1, shown: true };
    },
  };
  return { commands, written };
}

/** What the extension answered with. */
export function bodyOf(reply: ActionReply | null): ExtensionBody {
  if (reply?.kind !== 'extension') throw new Error(`Not of the extension: ${JSON.stringify(reply)}`);
  return reply.body;
}

/** The results among which one chooses. */
export function foundIn(body: ExtensionBody): readonly Attachment[] {
  if (!('composeExtension' in body) || body.composeExtension.type !== 'result') {
    throw new Error(`Not results: ${JSON.stringify(body)}`);
  }
  return body.composeExtension.attachments;
}

export function titlesIn(body: ExtensionBody): readonly string[] {
  return foundIn(body).map(({ preview }) => preview.content.title);
}

/** The card of the dialog. */
export function formIn(body: ExtensionBody): DialogCard {
  if (!('task' in body) || body.task.type !== 'continue') throw new Error(`Not a dialog: ${JSON.stringify(body)}`);
  return body.task.value.card.content as DialogCard;
}

export interface DialogCard {
  readonly body: readonly { readonly id?: string; readonly value?: string; readonly choices?: readonly Choice[] }[];
  readonly actions: readonly { readonly title: string; readonly data: Readonly<Record<string, unknown>> }[];
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a client submits: the inputs as they stand, changed, and the data of the button. */
export function filled(card: DialogCard, button: string, inputs: Readonly<Record<string, string>> = {}): object {
  const present = card.body.flatMap(({ id, value }) => (id === undefined ? [] : [[id, value ?? '']]));
  const data = card.actions.find(({ title }) => title === button)?.data;
  return { ...(Object.fromEntries(present) as object), ...inputs, ...data };
}
