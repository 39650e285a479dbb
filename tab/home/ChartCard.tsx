import { ToggleButton } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Group } from '../../src/pipeline/answer.js';
import { exactFigure, metricTitles, saidOnce } from '../format/figures.js';
import { Icon } from '../frame/icons.js';
import { useSignedIn } from '../frame/signedIn.js';

interface Props {
  readonly title: string;
  readonly note?: string;
  /** What a row of the twin is: "Stage", "Month". */
  readonly rowTitle: string;
  readonly groups: readonly Group[];
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** A chart with its table twin behind *Show as table*. */
export function ChartCard({ title, note, rowTitle, groups, children, foot }: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {note ? <span className="cap mut">{note}</span> : null}
        {groups.length > 0 ? (
          <ToggleButton
            className="toggle"
            appearance="subtle"
            size="small"
            icon={<Icon name="table" />}
            checked={asTable}
            aria-label={`${title}: show as table`}
            title="Show as table"
            onClick={() => {
              setAsTable(!asTable);
            }}
          />
        ) : null}
      </header>
      {asTable ? <Twin rowTitle={rowTitle} groups={groups} /> : children}
      {foot ? <div className="foot">{foot}</div> : null}
    </section>
  );
}

/** The same groups as rows of a table. */
export function Twin({ rowTitle, groups }: { readonly rowTitle: string; readonly groups: readonly Group[] }) {
  const { locale } = useSignedIn();
  const columns = saidOnce(groups[0]?.figures ?? []);
  return (
    <table className="tbl" style={{ marginTop: 6 }}>
      <thead>
        <tr>
          <th scope="col">{rowTitle}</th>
          {columns.map((figure) => (
            <th key={figure.metric + (figure.currency ?? '')} scope="col" className="r">
              {metricTitles[figure.metric]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <th scope="row">{group.label}</th>
            {saidOnce(group.figures).map((figure, at) => (
              <td key={at} className="r">
                {exactFigure(figure, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
