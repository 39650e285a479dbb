import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { closePanel } from '../panel/closePanel.js';
import { showView } from '../location/useView.js';
import { defaultView } from '../location/viewState.js';

interface Props {
  /** Another address is another try. */
  readonly address: string;
  /** What stands there when it failed; a whole page unless said. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Keeps the rest of the tab when a part of it fails: a mistake of ours, or a page that was to be fetched while there was no
 * network or after Foresail was updated. Without it React takes everything off the screen.
 */
export class PageGuard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ address }: Props): void {
    if (this.state.failed && address !== this.props.address) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? (this.props.instead ?? <Failed />) : this.props.children;
  }
}

function Failed() {
  return (
    <main className="page gate" id="main" role="alert">
      <h1>This page cannot be shown now</h1>
      <p>There may be no network, or Foresail was updated while this was open. Nothing was changed.</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          Load again
        </Button>
        <Button onClick={() => showView(defaultView)}>Home</Button>
      </div>
    </main>
  );
}

/** The page lives on where only what was to open over it cannot be shown. */
export function PanelFailed() {
  return (
    <div className="notices">
      <div className="notice" role="alert">
        <span>This cannot be shown now. There may be no network.</span>
        <Button size="small" onClick={() => window.location.reload()}>
          Load again
        </Button>
        <Button size="small" appearance="subtle" onClick={closePanel}>
          Close
        </Button>
      </div>
    </div>
  );
}
