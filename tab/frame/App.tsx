import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TeamsHost } from '../host/teamsHost.js';
import { fluentThemes } from '../theme/fluentTheme.js';
import type { ThemeName } from '../theme/themeName.js';
import { NoHost, Refused, Waiting } from './Gate.js';
import { SignedInFrame } from './SignedInFrame.js';
import { signIn, start, type Start } from './start.js';

/** The whole tab: first the host and its theme, then who is there, then the page of the address. */
export function App() {
  const [state, setState] = useState<Start>({ stage: 'connecting' });
  const [theme, setTheme] = useTheme('host' in state ? state.host : null);
  useEffect(() => {
    void start((next) => {
      if ('host' in next && next.stage === 'signingIn') setTheme(next.host.context.theme);
      setState(next);
    });
  }, [setTheme]);
  return (
    <FluentProvider theme={fluentThemes[theme]} applyStylesToPortals>
      <div className="fs-root">
        <Stage state={state} onState={setState} />
      </div>
    </FluentProvider>
  );
}

function Stage({ state, onState }: { readonly state: Start; readonly onState: (next: Start) => void }) {
  switch (state.stage) {
    case 'connecting':
    case 'signingIn':
      return <Waiting />;
    case 'noHost':
      return <NoHost />;
    case 'refused':
      return <Refused error={state.error} retry={() => void signIn(state.host, onState)} />;
    case 'ready':
      return <SignedInFrame {...state} />;
  }
}

/** The host's theme, switched live; `data-theme` on the root element carries our own tokens. */
function useTheme(host: TeamsHost | null): [ThemeName, (theme: ThemeName) => void] {
  const [theme, setTheme] = useState<ThemeName>('light');
  useEffect(() => {
    host?.onThemeChange(setTheme);
  }, [host]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, setTheme];
}
