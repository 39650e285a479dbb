import { z } from 'zod';
import { ForesailError } from '../../errors.js';

/** Somebody of the directory. */
export interface GraphPerson {
  /** Entra object id, lower case. */
  readonly objectId: string;
  readonly name: string | null;
  /** Lower case; the user principal name first. */
  readonly addresses: readonly string[];
}

/** Who signed in and who is above them, the nearest first. */
export interface GraphProfile extends GraphPerson {
  readonly managers: readonly GraphPerson[];
}

/** Reads of Microsoft Graph; it never writes. */
export interface GraphPeople {
  /** @throws ForesailError GRAPH_UNAVAILABLE. */
  profile(graphToken: string): Promise<GraphProfile>;
}

const personSchema = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
});
type Answered = z.infer<typeof personSchema> & { readonly manager?: Answered | null | undefined };
const answerSchema: z.ZodType<Answered> = personSchema.extend({
  get manager() {
    return answerSchema.nullish();
  },
});

const fields = 'id,displayName,userPrincipalName,mail';
/** A chain that is longer is a circle. */
const mostManagers = 30;

/** @param url such as https://graph.microsoft.com/v1.0 */
export function createGraphPeople(url: string, send: typeof fetch = fetch): GraphPeople {
  const path = `/me?$select=${fields}&$expand=manager($levels=max;$select=${fields})`;
  return {
    profile: async (graphToken) => {
      try {
        const headers = { authorization: `Bearer ${graphToken}`, consistencylevel: 'eventual' };
        const answer = await send(url + path, { headers, signal: AbortSignal.timeout(5_000) });
        if (!answer.ok) throw new Error(`Graph answered with ${answer.status}`);
        const me = answerSchema.parse(await answer.json());
        return { ...personOf(me), managers: managersOf(me) };
      } catch (cause) {
        throw new ForesailError('GRAPH_UNAVAILABLE', { cause });
      }
    },
  };
}

function managersOf(me: Answered): GraphPerson[] {
  const chain: GraphPerson[] = [];
  for (let at = me.manager; at && chain.length < mostManagers; at = at.manager) chain.push(personOf(at));
  return chain;
}

function personOf({ id, displayName, userPrincipalName, mail }: Answered): GraphPerson {
  const given = [userPrincipalName, mail].flatMap((address) => (address ? [address.trim().toLowerCase()] : []));
  return { objectId: id.toLowerCase(), name: displayName ?? null, addresses: [...new Set(given)] };
}
