import type { EventType } from '../eventStore/eventTypes.js';

/** The events from which it follows who is above whom. */
export const organisationEvents: readonly EventType[] = [
  'OdooUserSynced',
  'OdooUserRemoved',
  'OdooEmployeeSynced',
  'OdooEmployeeRemoved',
  'GraphManagerSeen',
  'OdooTeamSynced',
  'OdooTeamRemoved',
];
