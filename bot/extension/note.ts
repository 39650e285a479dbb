import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plain as withoutAccents } from '../../src/ask/tokens.js';
import { ForesailError } from '../../src/errors.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import { cleanText } from '../adapter/activity.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { CallMessage } from './invoke.js';
import { longestNote, noteFormCard, type NoteForm } from './noteForm.js';
import { odooLinksIn } from './odooLink.js';
import { dialog, dialogEnds, type ExtensionBody } from './reply.js';
import { findDeals, openDealsOf } from './search.js';

const title = 'Foresail';
const mostChoices = 25;
/** Accounts of a message that are looked for deals of. */
const mostAccounts = 10;

/** Opens the dialog: the message as the note, and the deals it may be about. */
export async function openNote(message: CallMessage | null, person: Person, parts: BotParts): Promise<ExtensionBody> {
  const deals = await dealsAbout(message, person, parts);
  const [only, another] = deals.meant;
  return form(
    {
      note: noteFrom(message, person),
      ...{
        search: '',
        deals: deals.all,
        dealId: only && !another ? only.id : null,
        nonce: parts.newId(),
        problem: null,
      },
    },
    person,
    parts,
  );
}

const submitted = z.object({
  step: z.enum(['save', 'find']),
  nonce: z.string().regex(/^[A-Za-z\d]{1,20}$/),
  dealId: z.string().max(20).nullish(),
  search: z.string().max(1_000).nullish(),
  note: z.string().max(30_000).nullish(),
});
type Submitted = z.infer<typeof submitted>;

/**
 * Searches again or saves the note. The ids are the client's and are looked up, and authorised, for who submits: what
 * somebody else's dialog held is worth nothing here.
 */
export async function submitNote(
  given: unknown,
  message: CallMessage | null,
  person: Person,
  parts: BotParts,
): Promise<ExtensionBody> {
  const read = submitted.safeParse(given);
  if (!read.success) throw new ForesailError('BAD_REQUEST');
  if (read.data.step === 'find') return searchAgain(read.data, message, person, parts);
  const { dealId, text, problem } = checked(read.data);
  if (problem !== null) return again(read.data, message, problem, person, parts);
  try {
    return dialogEnds(await save(dealId, text, read.data.nonce, person, parts));
  } catch (error) {
    if (!(error instanceof ForesailError) || error.code === 'INTERNAL') throw error;
    const told = error.code === 'NOT_FOUND' ? 'There is no such deal that you may see' : error.message;
    return again(read.data, message, told, person, parts);
  }
}

/** Odoo's ids. */
const dealForm = /^[1-9]\d{0,8}$/;

function checked({ dealId, note }: Submitted) {
  const text = (note ?? '').trim();
  const chosen = dealForm.test(dealId ?? '') ? Number(dealId) : 0;
  const problem =
    chosen === 0
      ? 'Choose the deal that the note is about'
      : text === ''
        ? 'Write something first'
        : text.length > longestNote
          ? `A note has at most ${longestNote.toLocaleString('en')} characters`
          : null;
  return { dealId: chosen, text, problem };
}

async function save(
  dealId: number,
  text: string,
  nonce: string,
  { viewer }: Person,
  { dealCommands, pipeline }: BotParts,
): Promise<string> {
  if (!dealCommands) throw new ForesailError('NOT_FOUND');
  // The person is part of it: nobody can use up the id of somebody else's note.
  const content = JSON.stringify([viewer.personId, dealId, text, nonce]);
  const commandId = `note-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
  await dealCommands.change(viewer, { dealId, commandId, seen: null, command: { kind: 'note', text } });
  const { deal } = await pipeline.opportunity(viewer, dealId);
  return `Noted on ${deal.name}, in your name.`;
}

async function searchAgain(
  given: Submitted,
  message: CallMessage | null,
  person: Person,
  parts: BotParts,
): Promise<ExtensionBody> {
  const search = (given.search ?? '').trim();
  const deals = await findDeals(search, person.viewer, { skip: 0, count: mostChoices }, parts);
  if (deals.length === 0) return again(given, message, 'No deal that you may see fits these words', person, parts);
  const [only, another] = deals;
  const dealId = only && !another ? only.id : null;
  return form({ ...kept(given, search), deals, dealId, problem: null }, person, parts);
}

/** The dialog as it was, with what is wrong. */
async function again(
  given: Submitted,
  message: CallMessage | null,
  problem: string,
  person: Person,
  parts: BotParts,
): Promise<ExtensionBody> {
  const search = (given.search ?? '').trim();
  const found = await findDeals(search, person.viewer, { skip: 0, count: mostChoices }, parts);
  const deals = search !== '' && found.length > 0 ? found : (await dealsAbout(message, person, parts)).all;
  const chosen = deals.find(({ id }) => String(id) === given.dealId)?.id ?? null;
  return form({ ...kept(given, search), deals, dealId: chosen, problem }, person, parts);
}

function kept({ note, nonce }: Submitted, search: string) {
  return { note: (note ?? '').slice(0, longestNote), search, nonce };
}

function form(shown: NoteForm, { viewer }: Person, parts: BotParts): ExtensionBody {
  return dialog(title, noteFormCard(shown, cardContext(viewer, parts)));
}

/** The message's words, with whose they are where they are another's. */
function noteFrom(message: CallMessage | null, { viewer }: Person): string {
  if (message === null) return '';
  const words = cleanText(message.content.slice(0, 28_000));
  const by = message.author === null || message.author === viewer.name ? '' : `\n${message.author}, in Teams`;
  return words === '' ? '' : `${words.slice(0, longestNote - by.length)}${by}`;
}

/** Deals that the message links to or whose account it names, and the largest ones after them. */
async function dealsAbout(message: CallMessage | null, { viewer }: Person, parts: BotParts) {
  const [meant, largest] = await Promise.all([
    message === null ? [] : dealsMeant(message.content, viewer, parts),
    findDeals('', viewer, { skip: 0, count: mostChoices }, parts),
  ]);
  const once = new Map([...meant, ...largest].map((deal) => [deal.id, deal]));
  return { meant, all: [...once.values()].slice(0, mostChoices) };
}

async function dealsMeant(content: string, viewer: Person['viewer'], parts: BotParts): Promise<readonly DealRow[]> {
  const linked = odooLinksIn(content, parts.odooUrl ?? '').flatMap((link) => (link.kind === 'deal' ? link.dealId : []));
  const [first] = linked;
  if (first !== undefined) {
    const found = await parts.pipeline.opportunity(viewer, first).catch(unlessUnseen);
    if (found) return [found.deal];
  }
  const words = withoutAccents(cleanText(content.slice(0, 28_000)));
  const { accounts } = await parts.directory.load(viewer);
  const named = accounts.filter(({ name }) => name.length > 3 && words.includes(withoutAccents(name)));
  const ids = named.slice(0, mostAccounts).map(({ id }) => id);
  return openDealsOf(ids, viewer, mostChoices, parts);
}

function unlessUnseen(error: unknown): null {
  if (error instanceof ForesailError && error.code === 'NOT_FOUND') return null;
  throw error;
}
