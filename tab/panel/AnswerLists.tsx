import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActivityRow, Answer, ChangeRow, DealRow, Page } from '../../src/pipeline/answer.js';
import { longDay, relativeDay } from '../format/days.js';
import { count } from '../format/money.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { dayOfAnswer } from '../frame/useAsOf.js';
import { changeSentence, whenBy } from '../history/changeWords.js';
import { changeView } from '../location/useView.js';
import { usePages, type Pages } from '../resource/usePages.js';
import { DealList } from './DealList.js';

/** The changes, deals or activities that an answer lists, a page at a time. */
export function AnswerLists({ answer }: { readonly answer: Answer }) {
  return (
    <>
      {answer.changes ? <AnswerChanges answer={answer} first={answer.changes} /> : null}
      {answer.deals ? <AnswerDeals answer={answer} first={answer.deals} /> : null}
      {answer.activities ? <AnswerActivities answer={answer} first={answer.activities} /> : null}
    </>
  );
}

interface Listed<Row> {
  readonly answer: Answer;
  /** The page that came with the answer. */
  readonly first: Page<Row>;
}

/** An answer's list: further pages are computed anew by the API, for who asks. */
function useAnswerPages<Row>(
  { answer, first }: Listed<Row>,
  name: string,
  of: (answer: Answer) => Page<Row> | null | undefined,
): Pages<Row> {
  const { api } = useSignedIn();
  const pages = usePages<Row>(`${name} of ${answer.answerId}`, async (cursor) => {
    const page = cursor === null ? first : of(await api.answerPage(answer.answerId, cursor));
    return page ?? { total: first.total, rows: [], next: null };
  });
  // What is there already is drawn at once.
  return pages.total === null ? { ...pages, rows: first.rows, total: first.total, more: first.next !== null } : pages;
}

interface MoreProps {
  readonly pages: Pages<unknown>;
  /** What the list is of: "changes". */
  readonly what: string;
  readonly children: ReactNode;
}

/** Under a list: how much of it is shown, and the next page. */
function WithMore({ pages, what, children }: MoreProps) {
  const { locale } = useSignedIn();
  const { rows, total, more, loading, problem, readMore } = pages;
  return (
    <>
      {children}
      {problem ? <ResourceProblem what="The next page" problem={problem} retry={readMore} /> : null}
      {more ? (
        <div className="more">
          <Button size="small" disabled={loading} onClick={readMore}>
            Show more
          </Button>{' '}
          <span className="cap mut">{`${count(rows.length, locale)} of ${count(total ?? 0, locale)} ${what}`}</span>
        </div>
      ) : null}
    </>
  );
}

function AnswerChanges(listed: Listed<ChangeRow>) {
  const signedIn = useSignedIn();
  const pages = useAnswerPages(listed, 'changes', ({ changes }) => changes);
  if (pages.rows.length === 0) return null;
  return (
    <WithMore pages={pages} what="changes">
      <ul className="list">
        {pages.rows.map((row) => (
          <li key={`${row.position} ${row.field}`}>
            <button type="button" className="num nm" onClick={() => changeView({ deal: row.dealId })}>
              {row.deal}
            </button>
            <span className="cap mut r">{whenBy(row, signedIn)}</span>
            <span className="cap whole">{changeSentence(row, signedIn)}</span>
          </li>
        ))}
      </ul>
    </WithMore>
  );
}

function AnswerDeals(listed: Listed<DealRow>) {
  const signedIn = useSignedIn();
  const pages = useAnswerPages(listed, 'deals', ({ deals }) => deals);
  return (
    <WithMore pages={pages} what="deals">
      <DealList rows={pages.rows} day={dayOfAnswer(listed.answer, signedIn)} />
    </WithMore>
  );
}

function AnswerActivities(listed: Listed<ActivityRow>) {
  const { locale, today } = useSignedIn();
  const pages = useAnswerPages(listed, 'activities', ({ activities }) => activities);
  if (pages.rows.length === 0) return null;
  return (
    <WithMore pages={pages} what="activities">
      <ul className="list">
        {pages.rows.map((row) => (
          <li key={row.id}>
            {row.dealId === null ? (
              <span className="nm">{row.summary ?? row.type}</span>
            ) : (
              <button type="button" className="num nm" onClick={() => changeView({ deal: row.dealId })}>
                {row.summary ?? row.type}
              </button>
            )}
            <span className={row.state === 'overdue' ? 'bad sb r' : 'r'}>
              {longDay(row.dueOn, today, locale)}, {relativeDay(row.dueOn, today)}
            </span>
            <span className="cap mut">
              {[row.type, row.deal, row.assignee].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </WithMore>
  );
}
