import { Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Setting } from '../api/adminEndpoints.js';
import { Icon } from '../frame/icons.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { Wide } from '../frame/Wide.js';
import { useResource } from '../resource/useResource.js';
import { Connections } from './Connections.js';
import { TableHead } from '../frame/TableHead.js';

/** What the service runs with and is connected to. It is read here; it is changed where it is configured. */
export function SettingsSection() {
  const { api } = useSignedIn();
  const settings = useResource('admin settings', (signal) => api.settings(signal));
  const connections = useResource('admin integrations', (signal) => api.integrations(signal));
  const [typed, setTyped] = useState('');
  const found = (settings.data ?? []).filter((setting) => fits(setting, typed));
  return (
    <div className="grid adminRow">
      <section className="card" aria-label="Settings">
        <header>
          <h2>Settings</h2>
          <span className="cap mut">environment variables of the service; a restart reads them anew</span>
        </header>
        <div className="inlineForm">
          <Input
            aria-label="Find a setting"
            placeholder="Find a setting"
            contentBefore={<Icon name="search" />}
            value={typed}
            onChange={(_event, { value }) => setTyped(value)}
          />
        </div>
        {settings.problem ? (
          <ResourceProblem what="The settings" problem={settings.problem} retry={settings.reload} />
        ) : null}
        {settings.data && found.length === 0 ? <p className="empty">No setting has these words.</p> : null}
        <Wide label="Settings">
          <table className="tbl dense settingsT">
            <TableHead columns={['Setting', 'Value']} />
            <tbody>
              {found.map((setting) => (
                <SettingRow key={setting.name} setting={setting} />
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      <Connections found={connections} />
    </div>
  );
}

function SettingRow({ setting: { name, meaning, value, usual } }: { readonly setting: Setting }) {
  return (
    <tr>
      <th scope="row">
        <span className="sb">{name}</span>
        <span className="cap mut blk">{meaning}</span>
      </th>
      <td>
        {value ?? <span className="mut">not set</span>}
        {usual ? null : <span className="cap mut"> · given</span>}
      </td>
    </tr>
  );
}

function fits({ name, meaning }: Setting, words: string): boolean {
  const text = `${name} ${meaning}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
