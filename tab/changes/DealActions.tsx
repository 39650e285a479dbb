import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DealRow } from '../../src/pipeline/answer.js';
import type { DealChoices } from '../api/dealEndpoints.js';
import { useOnline } from '../frame/FreshMark.js';
import { Icon } from '../frame/icons.js';
import { listenToLetters } from '../frame/keys.js';
import { changeView, useView } from '../location/useView.js';
import type { DealFormName } from '../location/viewState.js';
import { Stage } from '../deals/DealsTwin.js';
import { DealForm } from './DealForm.js';
import type { DealChange } from './useDealChange.js';

interface Props {
  readonly deal: DealRow;
  readonly choices: DealChoices | null;
  readonly change: DealChange;
}

/** Opens a form, or with null closes it: it is in the address, so that a list leads straight to it. */
const setForm = (form: DealFormName | null) => changeView({ form }, 'replace');

/** What can be done to a deal: each opens a short form in place, but for *Won*, which can be taken back. */
export function DealActions({ deal, choices, change }: Props) {
  const { form } = useView();
  const [stages, setStages] = useState(false);
  const why = useWhyNot(choices, change);
  const open = deal.status === 'open';
  const disabled = why !== null || !open;
  useLetters(disabled, {
    s: () => setStages(true),
    c: () => setForm('expectedClose'),
    n: () => setForm('note'),
    w: () => change.make({ kind: 'won' }),
    l: () => setForm('lost'),
  });
  const button = (name: DealFormName, words: string, key: string) => (
    <Button
      size="small"
      disabled={disabled}
      title={`${words}, ${key}`}
      aria-expanded={form === name}
      onClick={() => setForm(name)}
    >
      {words}
    </Button>
  );
  return (
    <>
      <div className="acts">
        {open ? (
          <>
            <Menu open={stages} onOpenChange={(_event, data) => setStages(data.open)}>
              <MenuTrigger disableButtonEnhancement>
                <MenuButton size="small" appearance="primary" disabled={disabled} title="Move stage, s">
                  Move stage
                </MenuButton>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {(choices?.stages ?? []).map((stage) => (
                    <MenuItem
                      key={stage.id}
                      disabled={stage.name === deal.stage}
                      onClick={() => change.make({ kind: 'stage', stageId: stage.id })}
                    >
                      <Stage name={stage.name} />
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
            {button('expectedClose', 'Close date', 'c')}
            <Button size="small" disabled={disabled} title="Won, w" onClick={() => change.make({ kind: 'won' })}>
              Won
            </Button>
            {button('lost', 'Lost…', 'l')}
          </>
        ) : null}
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <MenuButton size="small" aria-label="More" icon={<Icon name="more" />} menuIcon={null} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem disabled={disabled} onClick={() => setForm('amount')}>
                Change amount
              </MenuItem>
              <MenuItem disabled={disabled} onClick={() => setForm('nextActivity')}>
                Plan an activity
              </MenuItem>
              <MenuItem disabled={why !== null} onClick={() => setForm('note')}>
                Add a note
              </MenuItem>
              <MenuItem onClick={() => window.open(deal.url, '_blank', 'noopener')}>Open in Odoo</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {why === null || change.saving.kind === 'saving' ? null : <p className="cap mut whyNot">{why}</p>}
      {form && choices && !(form !== 'note' && disabled) ? (
        <DealForm
          key={form}
          name={form}
          deal={deal}
          choices={choices}
          onDone={(command) => {
            setForm(null);
            if (command) change.make(command);
          }}
        />
      ) : null}
    </>
  );
}

/** Why nothing can be changed now, as a sentence; null when it can. */
function useWhyNot(choices: DealChoices | null, change: DealChange): string | null {
  const online = useOnline();
  const { asOf } = useView();
  if (!online) return 'You are offline; changes wait until you are back.';
  if (asOf !== null) return 'A past day is shown; changes are made in the present.';
  if (change.saving.kind === 'saving') return 'A change is on its way.';
  if (choices === null) return null;
  return choices.mayChange ? null : 'You may see this deal, but not change it.';
}

/** Single letters change the open deal; they are off while one types, and while nothing can be changed. */
function useLetters(off: boolean, acts: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    if (off) return undefined;
    return listenToLetters(window, (key) => {
      const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
      act?.();
      return act !== undefined;
    });
  });
}
