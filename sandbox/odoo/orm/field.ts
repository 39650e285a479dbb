import type { Field, FieldType } from './contracts.js';

type Extra = Partial<Omit<Field, 'type' | 'string'>>;
const plain =
  (type: FieldType) =>
  (string: string, extra: Extra = {}): Field => ({ type, string, ...extra });
const related =
  (type: FieldType) =>
  (string: string, relation: string, extra: Extra = {}): Field => ({ type, string, relation, ...extra });

export const char = plain('char');
export const text = plain('text');
export const html = plain('html');
export const integer = plain('integer');
export const float = plain('float');
export const boolean = plain('boolean');
export const date = plain('date');
export const datetime = plain('datetime');
export const json = plain('json');
export const many2one = related('many2one');
export const many2many = related('many2many');
export const one2many = related('one2many');

/** Money in the currency of the many2one that `currencyField` names. */
export const monetary = (string: string, currencyField: string, extra: Extra = {}): Field => ({
  type: 'monetary',
  string,
  currencyField,
  ...extra,
});

export const selection = (
  string: string,
  values: readonly (readonly [string, string])[],
  extra: Extra = {},
): Field => ({
  type: 'selection',
  string,
  selection: values,
  ...extra,
});

/** Whether the field refers to many records. */
export const isToMany = (field: Field): boolean => field.type === 'many2many' || field.type === 'one2many';

/** Whether the table keeps a value of this field. */
export const isStored = (field: Field): boolean => field.compute === undefined;
