import { Tab, TabList } from '@fluentui/react-components';
import { isAdmin } from '../frame/Header.js';
import { useSignedIn } from '../frame/signedIn.js';
import { changeView, useView } from '../location/useView.js';
import { adminSections, type AdminSection } from '../location/viewState.js';
import { AuditSection } from './AuditSection.js';
import { PeopleSection } from './PeopleSection.js';
import { ProjectionsSection } from './ProjectionsSection.js';
import { SettingsSection } from './SettingsSection.js';
import { SyncSection } from './SyncSection.js';
import '../panel/panel.css';
import './admin.css';

const sectionWords: Readonly<Record<AdminSection, string>> = {
  sync: 'Sync and connections',
  projections: 'Projections',
  people: 'Roles and links',
  audit: 'Audit',
  settings: 'Settings',
};

/** Looking after Foresail: the same as in the channel and through the API, with the same words. */
export function AdminPage() {
  const { me } = useSignedIn();
  const { section } = useView();
  if (!isAdmin(me)) {
    return (
      <main className="page" id="main">
        This page is for administrators.
      </main>
    );
  }
  return (
    <>
      <div className="bar adminBar">
        <TabList
          size="small"
          selectedValue={section}
          aria-label="Parts of the admin page"
          onTabSelect={(_event, { value }) =>
            changeView({ section: adminSections.find((one) => one === value) ?? 'sync' })
          }
        >
          {adminSections.map((one) => (
            <Tab key={one} value={one}>
              {sectionWords[one]}
            </Tab>
          ))}
        </TabList>
      </div>
      <main className="page" id="main">
        <h1 className="sr">Admin, {sectionWords[section]}</h1>
        <Section name={section} />
      </main>
    </>
  );
}

function Section({ name }: { readonly name: AdminSection }) {
  switch (name) {
    case 'sync':
      return <SyncSection />;
    case 'projections':
      return <ProjectionsSection />;
    case 'people':
      return <PeopleSection />;
    case 'audit':
      return <AuditSection />;
    case 'settings':
      return <SettingsSection />;
  }
}
