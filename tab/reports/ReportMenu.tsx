import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer } from '../../src/pipeline/answer.js';
import { saveFile } from '../frame/saveFile.js';
import { asProblem } from '../api/problem.js';
import type { Report, ReportWish } from '../api/reportEndpoints.js';
import { Icon } from '../frame/icons.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { choiceOf, type AudienceChoice } from './audience.js';
import { chartWords, reportChartNames } from './chartWords.js';
import { RenameDialog } from './RenameDialog.js';
import type { Placing } from './placing.js';
import { chartFor, chartsFor } from './series.js';

interface Props {
  readonly report: Report;
  readonly answer: Answer | null;
  readonly placing: Placing | null;
  /** With whom one may share. */
  readonly audiences: readonly AudienceChoice[];
  readonly onChange: (part: Partial<ReportWish>) => void;
  readonly onRemove: () => void;
}

/** What is done with a report: anybody takes it as a file; who made it also draws, shares, moves and removes it. */
export function ReportMenu({ report, answer, placing, audiences, onChange, onRemove }: Props) {
  const { api } = useSignedIn();
  const [naming, setNaming] = useState(false);
  const present = choiceOf(report.sharedWith, audiences);
  const save = (format: 'csv' | 'xlsx') => {
    api
      .exportReport(report.id, format)
      .then(saveFile, (error: unknown) => notices.say(`Not exported: ${asProblem(error).message}`));
  };
  const chart = answer ? chartFor(answer, report.chart) : report.chart;
  return (
    <>
      <Menu
        checkedValues={{ chart: [chart], sharing: [present.value], width: report.wide ? ['wide'] : [] }}
        onCheckedValueChange={(_event, { name, checkedItems }) => {
          const [chosen] = checkedItems;
          if (name === 'width') onChange({ wide: checkedItems.includes('wide') });
          if (name === 'chart') onChange({ chart: reportChartNames.find((one) => one === chosen) ?? report.chart });
          if (name === 'sharing') {
            onChange({ sharedWith: audiences.find(({ value }) => value === chosen)?.audience ?? null });
          }
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<Icon name="more" />}
            aria-label={`Options of ${report.title}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {report.mine ? (
              <>
                <MenuGroup>
                  <MenuGroupHeader>Shown as</MenuGroupHeader>
                  {reportChartNames.map((name) => (
                    <MenuItemRadio
                      key={name}
                      name="chart"
                      value={name}
                      disabled={answer !== null && !chartsFor(answer).includes(name)}
                    >
                      {chartWords[name]}
                    </MenuItemRadio>
                  ))}
                  <MenuItemCheckbox name="width" value="wide">
                    As wide as the page
                  </MenuItemCheckbox>
                </MenuGroup>
                <MenuDivider />
                <MenuGroup>
                  <MenuGroupHeader>Shared with</MenuGroupHeader>
                  {(audiences.includes(present) ? audiences : [...audiences, present]).map(({ value, words }) => (
                    <MenuItemRadio key={value} name="sharing" value={value}>
                      {words}
                    </MenuItemRadio>
                  ))}
                </MenuGroup>
                <MenuDivider />
              </>
            ) : null}
            <MenuItem onClick={() => save('csv')}>Export as CSV</MenuItem>
            <MenuItem onClick={() => save('xlsx')}>Export as Excel workbook</MenuItem>
            {report.mine && placing ? (
              <>
                <MenuDivider />
                <MenuItem disabled={placing.at === 0} onClick={() => placing.move(placing.at, placing.at - 1)}>
                  Move up
                </MenuItem>
                <MenuItem
                  disabled={placing.at === placing.of - 1}
                  onClick={() => placing.move(placing.at, placing.at + 1)}
                >
                  Move down
                </MenuItem>
                <MenuItem onClick={() => setNaming(true)}>Rename…</MenuItem>
                <MenuItem onClick={onRemove}>Remove</MenuItem>
              </>
            ) : null}
          </MenuList>
        </MenuPopover>
      </Menu>
      {naming ? (
        <RenameDialog title={report.title} onRename={(title) => onChange({ title })} onClose={() => setNaming(false)} />
      ) : null}
    </>
  );
}
