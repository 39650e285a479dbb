/** What records refer to but do not carry: read at the start of each run, because it is small. */
export interface MappingContext {
  /** Odoo's ids of the groups that matter, found by xml id because they differ per database. */
  readonly groups: GroupIds;
  /** res.currency id → ISO code and digits. */
  readonly currencies: ReadonlyMap<number, { readonly code: string; readonly digits: number }>;
  /** res.company id → its currency's id. */
  readonly companyCurrency: ReadonlyMap<number, number>;
  /** Company that records without one count as: the one with the lowest id. */
  readonly mainCompanyId: number | null;
  /** Ids of stages that are won. */
  readonly wonStages: ReadonlySet<number>;
  /** res.partner id → the res.users id that writes under it. */
  readonly userOfPartner: ReadonlyMap<number, Named>;
  /** Further fields of deals that an administrator wants kept, as far as this Odoo has them: name → Odoo's type. */
  readonly customFields?: ReadonlyMap<string, string>;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Ids of the four groups; null where the database lacks one. */
export interface GroupIds {
  readonly salesman: number | null;
  readonly allLeads: number | null;
  readonly salesManager: number | null;
  readonly system: number | null;
}
