/** Ids of the message subtypes, as on a real Odoo 19 with CRM. */
export const subtypes = {
  discussions: 1,
  note: 2,
  activities: 3,
  created: 8,
  stage: 9,
  won: 10,
  lost: 11,
  restored: 12,
} as const;

export type SubtypeName = keyof typeof subtypes;

/** `module.name` of the subtypes a client may name. */
export const subtypeXmlIds: Readonly<Record<string, number>> = {
  'mail.mt_comment': subtypes.discussions,
  'mail.mt_note': subtypes.note,
  'mail.mt_activities': subtypes.activities,
  'crm.mt_lead_create': subtypes.created,
  'crm.mt_lead_stage': subtypes.stage,
  'crm.mt_lead_won': subtypes.won,
  'crm.mt_lead_lost': subtypes.lost,
  'crm.mt_lead_restored': subtypes.restored,
};
