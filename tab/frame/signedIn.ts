import { createContext, useContext } from 'react';
import type { Me } from '../../src/pipeline/answer.js';
import type { Endpoints } from '../api/endpoints.js';
import type { Manner } from '../format/money.js';
import type { TeamsHost } from '../host/teamsHost.js';
import type { Live } from '../live/createLive.js';

/** Everything a page needs of the world, for the person who is signed in. */
export interface SignedIn extends Manner {
  readonly me: Me;
  readonly api: Endpoints;
  readonly host: TeamsHost;
  readonly live: Live;
  /** The person's present day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly now: () => Date;
}

export const SignedInContext = createContext<SignedIn | null>(null);

/** The signed-in person's world. Only below the frame, where somebody is signed in. */
export function useSignedIn(): SignedIn {
  const value = useContext(SignedInContext);
  if (!value) throw new Error('Nobody is signed in here');
  return value;
}
