import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionReport } from '../../src/odoo/syncStatus.js';
import type { Integration, Integrations } from '../api/adminEndpoints.js';
import { asProblem } from '../api/problem.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { useSignedIn } from '../frame/signedIn.js';
import type { Resource } from '../resource/useResource.js';

const stateWords: Readonly<Record<Integration['state'], string>> = {
  ok: 'Working',
  failing: 'Failing',
  paused: 'Paused',
  standIn: 'Stand-in',
  notConfigured: 'Not configured',
};

/** What Foresail is connected with, how each stands, and a test that says in words what is wrong. */
export function Connections({ found }: { readonly found: Resource<Integrations> }) {
  return (
    <section className="card" aria-label="Connections">
      <header>
        <h2>Connections</h2>
      </header>
      {found.problem ? <ResourceProblem what="The list" problem={found.problem} retry={found.reload} /> : null}
      <ul className="list connections">
        {(found.data?.integrations ?? []).map((one) => (
          <Connection key={one.name} integration={one} />
        ))}
      </ul>
    </section>
  );
}

function Connection({ integration }: { readonly integration: Integration }) {
  const { api } = useSignedIn();
  const { name, title, state, sentence } = integration;
  const [report, setReport] = useState<Pick<ConnectionReport, 'ok' | 'sentence'> | 'testing' | null>(null);
  const test = () => {
    setReport('testing');
    api.testIntegration(name).then(setReport, (error: unknown) => {
      setReport({ ok: false, sentence: asProblem(error).message });
    });
  };
  const tone = state === 'failing' ? 'tag d' : state === 'ok' ? 'tag' : 'tag w';
  return (
    <li data-connection={name}>
      <span>
        <span className="sb">{title}</span> <span className={tone}>{stateWords[state]}</span>
      </span>
      <Button size="small" disabled={report === 'testing'} aria-label={`Test ${title}`} onClick={test}>
        {report === 'testing' ? 'Testing' : 'Test'}
      </Button>
      <span className="cap mut whole">{sentence}</span>
      <span className="whole" role="status">
        {report && report !== 'testing' ? (
          <span className={report.ok ? 'cap good sb' : 'cap bad sb'}>
            {report.ok ? 'Reached: ' : 'Not reached: '}
            {report.sentence}
          </span>
        ) : null}
      </span>
    </li>
  );
}
