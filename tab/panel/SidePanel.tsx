import { OverlayDrawer } from '@fluentui/react-components';
import { useFocusReturn } from '../frame/useFocusReturn.js';
import { useRoomy } from '../frame/useMedia.js';
import { useView } from '../location/useView.js';
import type { ViewState } from '../location/viewState.js';
import { AnswerPanel } from './AnswerPanel.js';
import { BehindPanel } from './BehindPanel.js';
import { closePanel } from './closePanel.js';
import { DealPanel } from './DealPanel.js';
import { ExplainPanel } from './ExplainPanel.js';
import { KeysPanel } from './KeysPanel.js';
import './panel.css';

/**
 * What lies behind a figure, one deal, or an answer: a panel, not a page. Escape and browser back close it. On the deals
 * page a deal stands beside the table instead, where there is room.
 */
export function SidePanel() {
  const view = useView();
  const roomy = useRoomy();
  useFocusReturn();
  if (view.page === 'deals' && view.deal !== null && roomy && !view.help) return null;
  return (
    <OverlayDrawer
      open
      modalType="modal"
      position="end"
      className="panel"
      aria-label={labelOf(view)}
      onOpenChange={(_event, { open }) => {
        if (!open) closePanel();
      }}
    >
      <PanelContent />
    </OverlayDrawer>
  );
}

function labelOf(view: ViewState): string {
  if (view.help) return 'Keys';
  if (view.deal !== null) return 'Deal';
  if (view.explain !== null) return 'Explanation';
  return view.ask === null ? 'Behind the figure' : 'Answer';
}

/** The topmost thing that the address asks for. */
export function PanelContent() {
  const view = useView();
  if (view.help) return <KeysPanel />;
  if (view.deal !== null) return <DealPanel id={view.deal} key={view.deal} />;
  if (view.explain !== null) return <ExplainPanel link={view.explain} key={view.explain} />;
  if (view.ask !== null)
    return <AnswerPanel text={view.ask} then={view.then} key={[view.ask, ...view.then].join(' / ')} />;
  return view.behind === null ? null : <BehindPanel link={view.behind} key={view.behind} />;
}
