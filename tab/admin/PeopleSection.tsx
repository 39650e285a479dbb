import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Role } from '../../src/projections/documents.js';
import type { AccessReport, AccountLink, PersonName, RoleGrant } from '../api/adminEndpoints.js';
import { moment } from '../format/days.js';
import { ResourceProblem } from '../frame/ResourceProblem.js';
import { Wide } from '../frame/Wide.js';
import { useSignedIn } from '../frame/signedIn.js';
import { useResource } from '../resource/useResource.js';
import { useAct } from './useAct.js';
import { TableHead } from '../frame/TableHead.js';

const roleWords: Readonly<Record<Role, string>> = {
  superAdmin: 'Super admin',
  admin: 'Admin',
  ceo: 'CEO',
  manager: 'Manager',
  rep: 'Sales rep',
  none: 'No access',
};
const roles = ['superAdmin', 'admin', 'ceo', 'manager', 'rep', 'none'] as const;

/** What somebody may see and why, roles given by hand, and which account is which Odoo user. */
export function PeopleSection() {
  const { api } = useSignedIn();
  const grants = useResource('admin roles', (signal) => api.roles(signal));
  const links = useResource('admin links', (signal) => api.links(signal));
  const people = useResource('admin people', (signal) => api.people(signal));
  const nameOf = (id: number) => people.data?.find((one) => one.id === id)?.name ?? `Odoo user ${id}`;
  return (
    <>
      <div className="grid adminRow even">
        <Access onChanged={grants.reload} people={people.data ?? []} />
        <section className="card" aria-label="Roles given by hand">
          <header>
            <h2>Roles given by hand</h2>
            <span className="cap mut">they come before what Odoo says</span>
          </header>
          {grants.problem ? <ResourceProblem what="The list" problem={grants.problem} retry={grants.reload} /> : null}
          <Wide label="Roles">
            <Grants rows={grants.data} nameOf={nameOf} then={grants.reload} />
          </Wide>
        </section>
      </div>
      <section className="card mt" aria-label="Links">
        <header>
          <h2>Accounts and Odoo users</h2>
          <span className="cap mut">an account that is unlinked is refused until it is linked again</span>
        </header>
        {links.problem ? <ResourceProblem what="The list" problem={links.problem} retry={links.reload} /> : null}
        <Links rows={links.data} nameOf={nameOf} then={links.reload} />
      </section>
    </>
  );
}

interface AccessProps {
  readonly people: readonly PersonName[];
  readonly onChanged: () => void;
}

/** Looks a person up by name, and gives them a role. */
function Access({ people, onChanged }: AccessProps) {
  const { api, me } = useSignedIn();
  const [typed, setTyped] = useState('');
  const [id, setId] = useState<number | null>(null);
  const [unknown, setUnknown] = useState(false);
  const found = useResource(id === null ? null : `access ${id}`, (signal) => api.accessOf(id ?? 0, signal));
  const { busy, act } = useAct(() => {
    found.reload();
    onChanged();
  });
  const give = (role: Role | null) => {
    if (id !== null)
      act(role === null ? 'The role is taken back' : `The role is ${roleWords[role]}`, () => api.giveRole(id, role));
  };
  return (
    <section className="card" aria-label="Access of a person">
      <header>
        <h2>Who sees what</h2>
      </header>
      <form
        className="inlineForm"
        onSubmit={(event) => {
          event.preventDefault();
          const person = personOf(typed, people);
          setUnknown(person === null);
          if (person) setId(person.id);
        }}
      >
        <Field
          label="Person"
          {...(unknown ? { validationMessage: 'Nobody, or more than one, has that name in Odoo' } : {})}
        >
          <Input list="odoo-people" value={typed} onChange={(_event, { value }) => setTyped(value)} />
        </Field>
        <datalist id="odoo-people">
          {people.map(({ id: one, name }) => (
            <option key={one} value={name} />
          ))}
        </datalist>
        <Button type="submit">Look up</Button>
      </form>
      {found.problem ? <ResourceProblem what="The person" problem={found.problem} retry={found.reload} /> : null}
      {found.data ? <Report report={found.data} /> : null}
      {found.data && me.role === 'superAdmin' ? (
        <div className="inlineForm">
          <Field label="Give a role">
            <Select
              disabled={busy}
              value=""
              onChange={(_event, { value }) => {
                const role = roles.find((one) => one === value);
                if (role) give(role);
              }}
            >
              <option value="">Choose a role</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleWords[role]}
                </option>
              ))}
            </Select>
          </Field>
          <Button disabled={busy || found.data.roleFrom === 'Odoo'} onClick={() => give(null)}>
            Take back
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The one person whom the words name: by full name, else by a part of it that nobody else has, or by number. */
function personOf(typed: string, people: readonly PersonName[]): PersonName | null {
  const words = typed.trim().toLowerCase();
  if (words === '') return null;
  const exact = people.filter(({ id, name }) => name.toLowerCase() === words || String(id) === words);
  const found = exact.length > 0 ? exact : people.filter(({ name }) => name.toLowerCase().includes(words));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function Report({ report }: { readonly report: AccessReport }) {
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(', ');
  const sees = report.everything ? 'everything' : names(report.owners) || 'nobody’s deals';
  return (
    <dl className="facts report">
      <div>
        <dt>Person</dt>
        <dd>
          {report.person.name}
          {report.active ? '' : ', not active in Odoo'}
        </dd>
      </div>
      <div>
        <dt>Role</dt>
        <dd>
          {roleWords[report.role]}, {report.roleFrom === 'Odoo' ? 'by Odoo' : 'given by hand'}
        </dd>
      </div>
      <div>
        <dt>Manager</dt>
        <dd>{report.manager?.name ?? 'none'}</dd>
      </div>
      <div>
        <dt>Sees the deals of</dt>
        <dd>{sees}</dd>
      </div>
      {report.unownedTeams.length > 0 ? (
        <div>
          <dt>And those without an owner in</dt>
          <dd>{names(report.unownedTeams)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

interface RowsProps<Row> {
  readonly rows: readonly Row[] | null;
  readonly nameOf: (odooUserId: number) => string;
  readonly then: () => void;
}

function Grants({ rows, nameOf, then }: RowsProps<RoleGrant>) {
  const { api, locale, timeZone, me } = useSignedIn();
  const { busy, act } = useAct(then);
  if (rows?.length === 0) return <p className="empty">No role was given by hand: each follows from Odoo.</p>;
  return (
    <table className="tbl dense">
      <TableHead columns={['Odoo user', 'Role', ['By', 'hide'], ['Action', 'unseen']]} />
      <tbody>
        {(rows ?? []).map((row) => (
          <tr key={row.odooUserId}>
            <th scope="row">{nameOf(row.odooUserId)}</th>
            <td>{roleWords[row.role]}</td>
            <td className="hide">
              {byWords(row.by, nameOf)}, {moment(new Date(row.at), locale, timeZone)}
            </td>
            <td className="r">
              {me.role === 'superAdmin' ? (
                <Button
                  size="small"
                  appearance="subtle"
                  disabled={busy}
                  aria-label={`Take back the role of ${nameOf(row.odooUserId)}`}
                  onClick={() => act('The role is taken back', () => api.giveRole(row.odooUserId, null))}
                >
                  Take back
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who did it, by name where it was somebody of Odoo. */
function byWords(by: string, nameOf: (odooUserId: number) => string): string {
  const id = /^odoo:(\d+)$/.exec(by)?.[1];
  return id === undefined ? by.replace(/^login:/, '') : nameOf(Number(id));
}

function Links({ rows, nameOf, then }: RowsProps<AccountLink>) {
  const { api, locale, timeZone } = useSignedIn();
  const { busy, act } = useAct(then);
  if (rows?.length === 0) return <p className="empty">Nobody has signed in yet.</p>;
  return (
    <Wide label="Accounts">
      <table className="tbl dense">
        <TableHead columns={['Account', 'Odoo user', 'Linked', ['Action', 'unseen']]} />
        <tbody>
          {(rows ?? []).map((row) => (
            <tr key={row.objectId}>
              <th scope="row">{row.addresses.join(', ') || row.objectId}</th>
              <td>{row.odooUserId === null ? <span className="warn sb">unlinked</span> : nameOf(row.odooUserId)}</td>
              <td>
                {byWords(row.linkedBy, nameOf)}, {moment(new Date(row.linkedAt), locale, timeZone)}
              </td>
              <td className="r">
                {row.odooUserId === null ? null : (
                  <Button
                    size="small"
                    appearance="subtle"
                    disabled={busy}
                    aria-label={`Unlink ${row.addresses[0] ?? row.objectId}`}
                    onClick={() => act('The account is unlinked', () => api.unlink(row.objectId))}
                  >
                    Unlink
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
