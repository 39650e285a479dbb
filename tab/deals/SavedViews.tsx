import {
  Button,
  Input,
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DealsQuery } from '../api/endpoints.js';
import { saveFile } from '../frame/saveFile.js';
import { asProblem } from '../api/problem.js';
import { Icon } from '../frame/icons.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';
import { showView } from '../location/useView.js';
import type { ViewState } from '../location/viewState.js';
import { useNarrow } from '../frame/useMedia.js';
import { columns, usualColumns, isColumnName, type ColumnName } from './columns.js';
import { headWords, type DaySpan } from './dealDays.js';
import { useKept } from './kept.js';
import { addressToSave, isSavedView, viewOfAddress } from './savedView.js';

interface Props {
  readonly view: ViewState;
  readonly columns: readonly ColumnName[];
  readonly onColumns: (names: readonly ColumnName[]) => void;
  readonly query: DealsQuery;
  /** Of the period in the address. */
  readonly days: DaySpan | null;
}

/** The list's name and days, with those one has saved; columns; the list as a file. */
export function SavedViews({ view, columns: chosen, onColumns, query, days }: Props) {
  // A list has no columns to choose from.
  const narrow = useNarrow();
  const { locale } = useSignedIn();
  return (
    <div className="views">
      <Views view={view} />
      <span className="cap mut inDays">{headWords(view, days, locale)}</span>
      <span className="push" />
      {narrow ? null : <Columns chosen={chosen.length === 0 ? usualColumns : chosen} onColumns={onColumns} />}
      <Export query={query} />
    </div>
  );
}

function Views({ view }: { readonly view: ViewState }) {
  const [saved, setSaved] = useKept('foresail views', isSavedView);
  const [naming, setNaming] = useState<string | null>(null);
  const address = addressToSave(view);
  const present = saved.find((one) => one.address === address);
  if (naming !== null) {
    return (
      <form
        className="naming"
        onSubmit={(event) => {
          event.preventDefault();
          const name = naming.trim();
          if (name !== '') setSaved([...saved.filter((one) => one.name !== name), { name, address }]);
          setNaming(null);
        }}
      >
        <Input
          size="small"
          autoFocus
          aria-label="Name of the view"
          placeholder="Name of the view"
          maxLength={60}
          value={naming}
          onChange={(_event, { value }) => setNaming(value)}
        />
        <Button size="small" type="submit" appearance="primary">
          Save
        </Button>
        <Button size="small" onClick={() => setNaming(null)}>
          Cancel
        </Button>
      </form>
    );
  }
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="transparent" className="viewName" icon={<Icon name="save" />}>
            {present?.name ?? 'Deals'}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {saved.length === 0 ? <MenuItem disabled>No saved view yet</MenuItem> : null}
            {saved.map((one) => (
              <MenuItem key={one.name} onClick={() => showView(viewOfAddress(one.address))}>
                {one.name}
              </MenuItem>
            ))}
            {present ? <MenuDivider /> : null}
            {present ? (
              <MenuItem onClick={() => setSaved(saved.filter((one) => one !== present))}>
                Delete “{present.name}”
              </MenuItem>
            ) : null}
          </MenuList>
        </MenuPopover>
      </Menu>
      {present ? null : (
        <button type="button" className="lnk sb" onClick={() => setNaming('')}>
          Save this view
        </button>
      )}
    </>
  );
}

function Columns({
  chosen,
  onColumns,
}: {
  readonly chosen: readonly ColumnName[];
  readonly onColumns: Props['onColumns'];
}) {
  return (
    <Menu
      checkedValues={{ columns: [...chosen] }}
      onCheckedValueChange={(_event, { checkedItems }) => onColumns(checkedItems.filter(isColumnName))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" icon={<Icon name="columns" />}>
          Columns
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns
            .filter(({ name }) => name !== 'deal')
            .map(({ name, title }) => (
              <MenuItemCheckbox key={name} name="columns" value={name}>
                {title}
              </MenuItemCheckbox>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Every row of the list, not only those that were read. */
function Export({ query }: { readonly query: DealsQuery }) {
  const { api } = useSignedIn();
  const [busy, setBusy] = useState(false);
  const save = (format: 'csv' | 'xlsx') => {
    setBusy(true);
    api
      .exportDeals(query, format)
      .then(saveFile, (error: unknown) => notices.say(`Not exported: ${asProblem(error).message}`))
      .finally(() => setBusy(false));
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" icon={<Icon name="download" />} disabled={busy}>
          {busy ? 'Exporting' : 'Export'}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => save('csv')}>CSV</MenuItem>
          <MenuItem onClick={() => save('xlsx')}>Excel workbook (XLSX)</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
