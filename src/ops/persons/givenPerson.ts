import type { EventStore, StoredEvent } from '../../eventStore/event.js';
import { mapPersonal } from '../../eventStore/personal/personalFields.js';
import { erasedText } from '../../eventStore/personal/personalSeal.js';

/** Somebody the log speaks of, under all names it has for them. */
export interface GivenPerson {
  /** Such as `user:7` and `employee:3`: whose keys they are. */
  readonly persons: ReadonlySet<string>;
  /** Names, logins, addresses that the log gives of them. */
  readonly texts: ReadonlySet<string>;
}

/** All events of the log, some at a time. */
export async function* wholeLog(eventStore: Pick<EventStore, 'readFrom'>): AsyncGenerator<readonly StoredEvent[]> {
  for (let after = 0; ;) {
    const events = await eventStore.readFrom(after, 1_000);
    const last = events.at(-1);
    if (!last) return;
    yield events;
    after = last.position;
  }
}

/**
 * @param given a mail address or login, or a name of ours such as `user:7`, `account:9`, `deal:42`, `person:login:x`
 * @returns null where the log knows nobody of that name.
 */
export async function findPerson(eventStore: Pick<EventStore, 'readFrom'>, given: string): Promise<GivenPerson | null> {
  const persons = isName(given) ? new Set([given]) : await personsByText(eventStore, given);
  const texts = new Set<string>();
  let known = false;
  for await (const events of wholeLog(eventStore)) addEmployees(persons, events);
  for await (const events of wholeLog(eventStore)) {
    for (const event of events) {
      eachText(event, (text, person) => {
        if (!persons.has(person)) return;
        known = true;
        if (text !== erasedText) texts.add(text);
      });
    }
  }
  return known ? { persons, texts } : null;
}

function isName(given: string): boolean {
  return /^(user|employee|account|deal):\d+$|^person:/.test(given);
}

/** Everybody who was ever known by the text; a mail address of a person and of their account are the same human being. */
async function personsByText(eventStore: Pick<EventStore, 'readFrom'>, text: string): Promise<Set<string>> {
  const wanted = text.toLowerCase();
  const persons = new Set<string>();
  for await (const events of wholeLog(eventStore)) {
    for (const event of events)
      eachText(event, (found, person) => found.toLowerCase() === wanted && persons.add(person));
  }
  return persons;
}

/** Before an employee had a user, what was said of them was theirs as an employee. */
function addEmployees(persons: Set<string>, events: readonly StoredEvent[]): void {
  for (const { type, data } of events) {
    if (type !== 'OdooEmployeeSynced') continue;
    const { id, userId } = data as { id: number; userId: number | null };
    if (userId !== null && persons.has(`user:${userId}`)) persons.add(`employee:${id}`);
  }
}

/** Calls `see` with each personal text of the event, and whose it is. */
export function eachText(event: StoredEvent, see: (text: string, person: string) => unknown): void {
  mapPersonal(event, (text, person) => {
    see(text, person);
    return text;
  });
}
