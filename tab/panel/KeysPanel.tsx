import { Switch } from '@fluentui/react-components';
import { useLetterKeys } from '../frame/letterKeys.js';
import { PanelHead } from './PanelHead.js';
import { closePanel } from './closePanel.js';

const keys = [
  ['/', 'ask a question'],
  ['f', 'the first filter'],
  ['g then h, d, m, a, f, r, t', 'Home, Deals, Movement, Activities, Forecast, Reports, Team'],
  ['e', 'explain the focused figure'],
  ['↑ ↓ Home End Page Up Page Down', 'rows of the deals table'],
  ['Enter', 'open the deal of the row'],
  ['j k', 'next and previous deal while one is open'],
  ['s c n w l', 'on a deal: stage, close date, note, won, lost'],
  ['Esc', 'close the top layer'],
  ['?', 'this list'],
] as const;

/** What the keyboard does. */
export function KeysPanel() {
  const [on, switchTo] = useLetterKeys();
  return (
    <>
      <PanelHead over="Help" title="Keys" onClose={closePanel} />
      <div className="sec">
        <Switch
          checked={on}
          label="Single letters and signs, as listed below"
          onChange={(_event, { checked }) => switchTo(checked)}
        />
      </div>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
