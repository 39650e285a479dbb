import { Button } from '@fluentui/react-components';
import { asProblem } from '../api/problem.js';
import { HomeSkeleton } from '../home/HomeSkeleton.js';
import { Header } from './Header.js';
import { Mark } from './icons.js';
import '../home/home.css';

/** Header, filter bar and card frames while the host and the sign-in answer. */
export function Waiting() {
  return (
    <>
      <Header me={null} ask={null} />
      <div className="bar" />
      <main className="page" aria-busy="true">
        <HomeSkeleton />
      </main>
    </>
  );
}

/** Opened by itself, outside Teams. */
export function NoHost() {
  return (
    <Notice title="Open Foresail in Teams">
      <p>This page belongs inside Microsoft Teams, Outlook or the Microsoft 365 app, which say who you are.</p>
      <p>Where Foresail runs with its local stand-ins, open the start page instead.</p>
      <p>
        <a href="/" target="_top">
          Start page
        </a>
      </p>
    </Notice>
  );
}

/** Sign-in failed: what happened and what to do, and nothing else on the page. */
export function Refused({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const problem = asProblem(error);
  const noAccess = problem.status === 403;
  return (
    <Notice title={noAccess ? 'There is nothing for you here yet' : 'Sign-in did not succeed'}>
      <p>{problem.message}.</p>
      {problem.requestId === '' ? null : <p className="cap mut">Request {problem.requestId}</p>}
      <Button appearance="primary" onClick={retry}>
        Try again
      </Button>
    </Notice>
  );
}

function Notice({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <main className="page gate" role="alert">
      <div className="mark">
        <Mark />
        <span>Foresail</span>
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
