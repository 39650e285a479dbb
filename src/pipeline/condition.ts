import { collectionNames } from '../projections/documents.js';

/** How one read model stands, as far as readers of figures must know. */
export interface ReadModelStanding {
  readonly name: string;
  readonly paused: boolean;
  /** Events it has not taken yet. */
  readonly lag: number;
  /** Events that were set aside because they could not be applied. */
  readonly parked: number;
  /** It tries and does not get on. */
  readonly failing: boolean;
  /** For how long it has been behind without moving, in milliseconds. */
  readonly stillForMs: number;
}

/** What figures are made of, in words. */
const subjects: Readonly<Record<string, string>> = {
  [collectionNames.opportunities]: 'Deals',
  [collectionNames.activities]: 'Activities',
  [collectionNames.history]: 'The history of deals',
  [collectionNames.users]: 'People',
  [collectionNames.access]: 'Who may see what',
};

/** A sync may hand over tens of thousands of events at once, which are applied in seconds and nothing to speak of. */
const lagTold = 1_000;
const stillTold = 10_000;

/** What a reader must know of the read models behind the figures, a sentence each; nothing where all is well. Pure. */
export function sentencesOn(standings: readonly ReadModelStanding[]): string[] {
  return standings.flatMap((standing) => {
    const subject = subjects[standing.name];
    const sentence = subject === undefined ? null : sentenceOn(standing);
    return sentence === null ? [] : [`${subject ?? ''} ${sentence}`];
  });
}

function sentenceOn({ paused, lag, parked, failing, stillForMs }: ReadModelStanding): string | null {
  const waiting = lag === 1 ? '1 change waits' : `${String(lag)} changes wait`;
  if (paused) return `stand still, because an admin has paused them: ${waiting}`;
  if (failing && lag > 0) return `cannot be brought up to date at the moment: ${waiting}`;
  if (parked > 0)
    return `may be incomplete: ${parked === 1 ? '1 change' : `${String(parked)} changes`} could not be applied`;
  return lag > lagTold || (lag > 0 && stillForMs > stillTold) ? `are behind: ${waiting}` : null;
}

const lookEveryMs = 5_000;

/** A process computes one thing at a time: whoever asks first after a while need not wait beside the look for the next. */
const afterTheAnswer = (look: () => void) => setTimeout(look, 100).unref();

/**
 * The sentences as of a few seconds ago. Nobody waits for a look but the first who asks: a dashboard takes less time than
 * looking at every checkpoint does, and the look comes after the answer. A look that fails changes nothing: then the database is gone and there is no answer.
 */
export function createCondition(
  standings: () => Promise<readonly ReadModelStanding[]>,
  monotonic: () => number = () => performance.now(),
  later: (look: () => void) => unknown = afterTheAnswer,
): () => Promise<readonly string[]> {
  let known: readonly string[] | null = null;
  let lookedAt = -Infinity;
  const look = async (): Promise<readonly string[]> => {
    lookedAt = monotonic();
    try {
      known = sentencesOn(await standings());
    } catch {
      known ??= [];
    }
    return known;
  };
  return async () => {
    if (known === null) return look();
    if (monotonic() - lookedAt > lookEveryMs) {
      lookedAt = monotonic();
      later(() => void look());
    }
    return known;
  };
}
