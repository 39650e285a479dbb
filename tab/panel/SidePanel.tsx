import { OverlayDrawer } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { closeLayer, useView } from '../location/useView.js';
import { AnswerPanel } from './AnswerPanel.js';
import { BehindPanel } from './BehindPanel.js';
import { DealPanel } from './DealPanel.js';
import './panel.css';

/**
 * What lies behind a figure, one deal, or an answer: a panel, not a page. Escape and browser back close it. On the deals
 * page a deal stands beside the table instead, where there is room.
 */
export function SidePanel() {
  const view = useView();
  const roomy = useRoomy();
  useFocusReturn();
  if (view.page === 'deals' && view.deal !== null && roomy) return null;
  return (
    <OverlayDrawer
      open
      modalType="modal"
      position="end"
      className="panel"
      aria-label={view.deal === null ? 'Behind the figure' : 'Deal'}
      onOpenChange={(_event, { open }) => {
        if (!open) closePanel();
      }}
    >
      <PanelContent />
    </OverlayDrawer>
  );
}

/** The topmost thing that the address asks for. */
export function PanelContent() {
  const view = useView();
  if (view.deal !== null) return <DealPanel id={view.deal} key={view.deal} />;
  if (view.ask !== null) return <AnswerPanel text={view.ask} key={view.ask} />;
  return view.behind === null ? null : <BehindPanel link={view.behind} key={view.behind} />;
}

/** Closes the top layer of the panel only. */
export function closePanel(): void {
  closeLayer({ deal: null, ask: null, behind: null });
}

/** When the panel goes, the focus returns to what opened it. */
function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) setTimeout(() => opener.focus());
    },
    [opener],
  );
}

const roomyQuery = '(min-width: 1024px)';

/** Whether there is room for a panel beside the page. */
export function useRoomy(): boolean {
  const [roomy, setRoomy] = useState(() => window.matchMedia(roomyQuery).matches);
  useEffect(() => {
    const media = window.matchMedia(roomyQuery);
    const changed = () => {
      setRoomy(media.matches);
    };
    media.addEventListener('change', changed);
    return () => {
      media.removeEventListener('change', changed);
    };
  }, []);
  return roomy;
}
