import type { Request } from 'restify';
import type { Answer, Explanation, Figure, Group } from '../../../src/pipeline/answer.js';
import type { Report, ReportList, ReportWish } from '../../../tab/api/reportEndpoints.js';
import type { FakeChange } from './fakeChanges.js';
import { fakeDeals, fakeNow } from './fakeDeals.js';
import type { On } from './fakeDoor.js';
import type { Person } from './fakePeople.js';
import { notThere, Refusal } from './refusal.js';

const at = fakeNow.toISOString();

/** A report of Priya's, unless said otherwise. */
function report(id: string, title: string, part: Partial<Report> = {}): Report {
  const ask = { text: 'team pipeline', then: [], question: null };
  const shape = { chart: 'bar', wide: false, sharedWith: null, mine: true, byName: 'Priya Raman', at } as const;
  return { id, title, ...ask, ...shape, ...part };
}

/** One of each chart, one that somebody else shares, one that asks for what the reader may not see. */
export function fakeReports(): Report[] {
  return [
    report('r_0001', 'Pipeline by stage', { text: 'pipeline', then: ['by stage'] }),
    report('r_0002', 'Won by month', { chart: 'line', text: 'won this year by month' }),
    report('r_0003', 'Open deals', { chart: 'number', text: 'pipeline' }),
    report('r_0004', 'Largest deals', { chart: 'table', text: 'top deals', wide: true }),
    report('r_0005', 'Shared by Grace', { mine: false, byName: 'Grace Okafor', chart: 'number' }),
  ];
}

/** Everybody may share with their team; who has people below, with those too. */
function audiencesOf({ role }: Person): ReportList['audiences'] {
  const north = { audience: { kind: 'team', teamId: 5 }, name: 'North' } as const;
  return role === 'manager' ? [{ audience: { kind: 'subtree' }, name: null }, north] : [north];
}

/** Keeps a new report, or what was changed of one. */
function keepReport(reports: Report[], wish: ReportWish, id: string | null, { name }: Person): Report {
  const ask = 'text' in wish ? { text: wish.text, then: [...wish.then], question: null } : { text: null, then: [] };
  const { title, chart, wide, sharedWith } = wish;
  const kept = report(id ?? `r_new${reports.length}`, title, { ...ask, chart, wide, sharedWith, byName: name });
  const place = reports.findIndex((one) => one.id === id);
  if (place < 0) reports.push(kept);
  else reports[place] = kept;
  return kept;
}

/** What a report answers: months for a line, else what the question of the same words would. */
function reportAnswer(shown: Report, answer: Answer): Answer {
  if (shown.chart !== 'line') return answer;
  const won = (value: number): Figure => ({ metric: 'wonAmount', value, unit: 'currency', currency: 'EUR' });
  const groups = [120, 0, 340, 610, 480, 520, 700, 655, 820, 790, 912].map((thousands, month): Group => ({
    key: `2026-${String(month + 1).padStart(2, '0')}`,
    label: `2026-${String(month + 1).padStart(2, '0')}`,
    figures: [won(thousands * 1000)],
  }));
  return { ...answer, said: 'Won · 2026', figures: [won(5_947_000)], groupedBy: 'month', groups, deals: null };
}

/** How an answer is made: three deals, one with events. */
export function fakeExplanation(answerId: string): Explanation {
  const rows = fakeDeals(12).slice(0, 9);
  const change = { dealId: rows[0]?.id ?? 0, deal: rows[0]?.name ?? '', observedAt: at, by: 'Ana Silva', url: '' };
  return {
    answerId,
    said: 'Open pipeline · your team · this quarter',
    question: {
      measure: 'openPipeline',
      scope: { kind: 'subtree', ids: [], label: 'your team' },
      ...{ period: null, filters: {}, groupBy: null, orderBy: null, limit: null, asOf: null, compareTo: null },
    },
    formula: {
      rule: 'Sum of the amounts of the open deals; weighted: amount × probability ÷ 100',
      terms: 'Open is neither won, lost nor archived. Sums are exact to the cent.',
    },
    figures: [
      { metric: 'amount', value: 1_312_590, unit: 'currency', currency: 'EUR' },
      { metric: 'count', value: 29, unit: 'deals' },
      { metric: 'weighted', value: 733_206.5, unit: 'currency', currency: 'EUR' },
    ],
    deals: {
      total: 29,
      rows: rows.map((deal, index) => ({
        deal,
        events:
          index > 0
            ? []
            : [
                { ...change, field: 'probability', from: 70, to: 90, at: '2026-11-12T15:20:00Z', position: 418_204 },
                {
                  ...{ ...change, field: 'amount', from: 110_000, to: 128_000, currency: 'EUR' },
                  ...{ at: '2026-11-02T11:06:00Z', position: 416_870 },
                },
              ],
      })),
      next: null,
    },
    since: {
      ...{ askedAt: at, position: 419_482, same: true, before: null, sightChanged: false },
      ...{ changes: { total: 0, rows: [], newDeals: 0 }, sentence: 'Nothing has changed since' },
    },
    position: 419_482,
    notes: [],
  };
}

/** What the fake needs to serve reports. */
interface ReportWorld {
  readonly reports: Report[];
  readonly changes: FakeChange[];
}

/** Reports are kept for as long as the fake lives; a rep has none. */
export function mountReports(
  on: On,
  { reports, changes }: ReportWorld,
  answerTo: (person: Person, text: string) => Answer | Refusal,
): void {
  const id = (request: Request) => (request.params as { id: string }).id;
  const base = '/api/v2/reports';
  const note = (request: Request) =>
    changes.push({ call: `${request.method ?? ''} ${request.path()}`, body: request.body as unknown });
  on('get', base, (person) => {
    const mine = person.role === 'rep' ? reports.filter(({ byName }) => byName === person.name) : reports;
    return { reports: mine, audiences: audiencesOf(person) };
  });
  on('post', base, (person, request) => {
    note(request);
    return keepReport(reports, request.body as ReportWish, null, person);
  });
  on('put', base, (person, request) => {
    note(request);
    const { order } = request.body as { order: string[] };
    reports.sort((a, b) => ((order.indexOf(a.id) + 99) % 99) - ((order.indexOf(b.id) + 99) % 99));
    return { reports, audiences: audiencesOf(person) };
  });
  on('put', `${base}/:id`, (person, request) => {
    note(request);
    return keepReport(reports, request.body as ReportWish, id(request), person);
  });
  on('del', `${base}/:id`, (_person, request) => {
    note(request);
    reports.splice(
      reports.findIndex((one) => one.id === id(request)),
      1,
    );
    return { id: id(request) };
  });
  on('get', `${base}/:id/answer`, (person, request) => {
    const found = reports.find((one) => one.id === id(request));
    if (!found) return notThere();
    const text = [found.text ?? '', ...found.then].join(' ');
    const answer = answerTo(person, text);
    return answer instanceof Refusal ? answer : reportAnswer(found, answer);
  });
}
