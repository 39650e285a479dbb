import type { Plans } from '../../src/commands/plans/createPlans.js';
import { ForesailError } from '../../src/errors.js';
import { minorDigits } from '../../src/currency.js';
import { actId } from '../../src/ops/correlation.js';
import type { ForecastCategory, PlanPeriod } from '../../src/eventStore/planEvents.js';
import type { DealRow } from '../../src/pipeline/answer.js';
import { plainQuestion } from '../../src/pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { usualScope } from '../../src/pipeline/scopes.js';
import { doneScreen } from '../cards/peopleAdministration.js';
import {
  categoryWords,
  plannedScreen,
  spanText,
  targetConfirmScreen,
  targetsScreen,
  whichDealScreen,
} from '../cards/plans.js';
import type { Screen } from '../cards/screen.js';
import { moneyText } from '../cards/words/numbers.js';
import { cardContext, type Person } from '../conversation/person.js';
import type { BotParts } from '../dependencies.js';
import type { PlanAmount, PlanCommand } from './planGrammar.js';

/** What plans work with. */
type PlanParts = BotParts & { readonly plans: Plans };

/**
 * Obeys what somebody plans. Whose, of when and which deal are read by the grammar of questions, among what the person may
 * see; null where it is no plan after all, but a question. Refusals of the plans are the person's answer.
 */
export async function commandPlan(command: PlanCommand, person: Person, parts: BotParts): Promise<Screen | null> {
  const { plans } = parts;
  if (!plans) return doneScreen('Not from here', 'This process does not keep plans.');
  try {
    return await obey(command, person, { ...parts, plans });
  } catch (error) {
    const told = ['FORBIDDEN', 'SCOPE_NOT_VISIBLE', 'BAD_REQUEST', 'CHANGE_REFUSED', 'NOT_FOUND'];
    if (!(error instanceof ForesailError) || !told.includes(error.code)) throw error;
    noteRefusal(error, command, person, parts);
    return doneScreen(error.message, 'Nothing was changed.');
  }
}

/** What somebody was not allowed is kept, as of every other command. */
function noteRefusal({ code }: ForesailError, command: PlanCommand, { viewer }: Person, parts: BotParts): void {
  if (code !== 'FORBIDDEN' && code !== 'SCOPE_NOT_VISIBLE') return;
  const target = Object.values(command)
    .filter((part) => typeof part === 'string')
    .join(' ');
  const act = { who: viewer.personId, target, details: { surface: 'bot' }, requestId: actId(), address: null };
  parts.audit?.note({ ...act, action: 'refused', code });
}

async function obey(command: PlanCommand, person: Person, parts: PlanParts): Promise<Screen | null> {
  switch (command.kind) {
    case 'targets':
      return showTargets(command.about, person, parts);
    case 'setTarget':
      return planTarget(command.about, command.amount, person, parts);
    case 'callForecast':
      return callForecast(command.about, command.amount, person, parts);
    case 'callDeal':
      return callDealNamed(command.deal, command.category, person, parts);
  }
}

/**
 * Reads words as a question, without answering it; null where they are none.
 * @throws ForesailError SCOPE_NOT_VISIBLE where they are about somebody whom the person may not see.
 */
async function questionIn(words: string, person: Person, parts: PlanParts): Promise<PipelineQuestion | null> {
  const { viewer } = person;
  const understanding = await parts.understand(words, {
    ...{ now: parts.clock.now(), timeZone: viewer.timeZone, fiscalYearStart: parts.fiscalYearStart, viewer },
    weekStartsOn: parts.weekStartsOn,
    directory: await parts.directory.load(viewer),
    previous: null,
  });
  if (understanding.kind === 'refused' && understanding.code === 'SCOPE_NOT_VISIBLE')
    throw new ForesailError('SCOPE_NOT_VISIBLE', { message: understanding.reason });
  return understanding.kind === 'question' ? understanding.question : null;
}

function periodOf(question: PipelineQuestion | null): PlanPeriod | null {
  const { from, to } = question?.period ?? { from: null, to: null };
  return from === null || to === null ? null : { from, to };
}

async function showTargets(about: string, person: Person, parts: PlanParts): Promise<Screen> {
  const { viewer } = person;
  const period = about === '' ? null : periodOf(await questionIn(`attainment ${about}`, person, parts));
  const [plans, { people }] = await Promise.all([parts.plans.targets(viewer, period), parts.directory.load(viewer)]);
  const lines = plans.map(({ odooUserId, from, to, amountMinor, currency }) => ({
    ...{ from, to, currency, amount: amountMinor / 10 ** minorDigits(currency) },
    name: people.find(({ id }) => id === odooUserId)?.name ?? `Odoo user ${odooUserId}`,
  }));
  return targetsScreen(lines, cardContext(viewer, parts));
}

/** Somebody's target is set after a look; taken back at once, since saying it again sets it. */
async function planTarget(
  about: string,
  amount: PlanAmount | null,
  person: Person,
  parts: PlanParts,
): Promise<Screen | null> {
  const question = await questionIn(about, person, parts);
  const whose = question && targetOf(question, person);
  const period = periodOf(question);
  if (question?.measure !== 'attainment' || whose === null || period === null) return null;
  const { viewer } = person;
  const context = cardContext(viewer, parts);
  if (amount === null) {
    await parts.plans.setTarget(viewer, { odooUserId: whose.id, period, amount: null });
    return plannedScreen(`${whose.name}’s target is taken back`, spanText(period, context), 'targets');
  }
  const current = (await parts.plans.targets(viewer, period)).find(
    (plan) => plan.odooUserId === whose.id && plan.from === period.from && plan.to === period.to,
  );
  const currency = amount.currency ?? current?.currency ?? (await usualCurrency(person, parts));
  const before =
    current && moneyText(current.amountMinor / 10 ** minorDigits(current.currency), current.currency, context);
  const target = { odooUserId: whose.id, name: whose.name, ...period, amount: amount.value, currency };
  return targetConfirmScreen({ ...target, before: before ?? null }, context);
}

function targetOf({ scope }: PipelineQuestion, { viewer }: Person): { id: number; name: string } | null {
  const [id, another] = scope.ids;
  if (scope.kind === 'person' && id !== undefined && another === undefined) return { id, name: scope.label };
  return scope.kind === 'me' && viewer.odooUserId !== null ? { id: viewer.odooUserId, name: viewer.name } : null;
}

/** The confirmed tap. */
export async function setTarget(
  target: { odooUserId: number; from: string; to: string; amount: number; currency: string },
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  if (!parts.plans) throw new ForesailError('NOT_FOUND');
  const { odooUserId, from, to, amount, currency } = target;
  const context = cardContext(person.viewer, parts);
  const request = { odooUserId, period: { from, to }, amount: { value: amount, currency } };
  await parts.plans.setTarget(person.viewer, request);
  return plannedScreen(`The target is ${moneyText(amount, currency, context)}`, spanText(target, context), 'targets');
}

async function callForecast(
  about: string,
  amount: PlanAmount | null,
  person: Person,
  parts: PlanParts,
): Promise<Screen | null> {
  const { viewer } = person;
  if (viewer.odooUserId === null) throw new ForesailError('FORBIDDEN');
  const question = await questionIn(`my forecast ${about === '' ? 'this quarter' : about}`, person, parts);
  const period = periodOf(question);
  if (period === null || question?.measure !== 'forecast') return null;
  const context = cardContext(viewer, parts);
  const currency = amount && (amount.currency ?? (await usualCurrency(person, parts)));
  const value = amount && currency ? { value: amount.value, currency } : null;
  await parts.plans.callForecast(viewer, { odooUserId: viewer.odooUserId, period, amount: value });
  const said = value ? `You call ${moneyText(value.value, value.currency, context)}` : 'Your call is taken back';
  return plannedScreen(said, `${spanText(period, context)}. Say it again to change it.`, 'my forecast');
}

async function callDealNamed(
  words: string,
  category: ForecastCategory | null,
  person: Person,
  parts: PlanParts,
): Promise<Screen | null> {
  const question = await questionIn(`${words} deal`, person, parts);
  if (question?.measure !== 'deal') return null;
  const rows = await openDealsNamed(words, question, person, parts);
  const [only, another] = rows;
  if (!only) return doneScreen('No open deal fits that, of those you may see', 'Nothing was changed.');
  if (another) return whichDealScreen(rows, category, cardContext(person.viewer, parts));
  return callDeal(only, category, person, parts);
}

/** As the sentence is read; and where an account's name in it hides the deal's own, which has them all, by the words. */
async function openDealsNamed(
  words: string,
  question: PipelineQuestion,
  { viewer }: Person,
  { pipeline }: PlanParts,
): Promise<readonly DealRow[]> {
  const status = 'open' as const;
  const asked = { ...question, measure: 'deals' as const };
  const read = await pipeline.opportunities(viewer, { ...asked, filters: { ...question.filters, status } }, null);
  if (read.rows.length > 0) return read.rows;
  const named = { ...asked, scope: usualScope(viewer), filters: { text: words, status } };
  return (await pipeline.opportunities(viewer, named, null)).rows;
}

/** Calls a deal, or takes its call back. @throws ForesailError NOT_FOUND, FORBIDDEN, CHANGE_REFUSED. */
export async function callDeal(
  deal: Pick<DealRow, 'id' | 'name'>,
  category: ForecastCategory | null,
  person: Person,
  parts: BotParts,
): Promise<Screen> {
  if (!parts.plans) throw new ForesailError('NOT_FOUND');
  await parts.plans.callDeal(person.viewer, deal.id, category);
  const said = category === null ? 'Its probability tells again' : `Called ${categoryWords[category]}`;
  return plannedScreen(`${said}: ${deal.name}`, 'It counts so in every forecast from now on.', 'my forecast');
}

/** The currency with most of what the person sees: nobody says it where there is but one. */
async function usualCurrency(person: Person, parts: PlanParts): Promise<string> {
  const question = plainQuestion('openPipeline', { scope: usualScope(person.viewer) });
  const { figures } = await parts.pipeline.answer(person.viewer, question);
  const currency = figures.find((figure) => figure.currency !== undefined)?.currency;
  if (currency === undefined) throw new ForesailError('BAD_REQUEST', { message: 'Say the currency too' });
  return currency;
}
