import { boolean, char, integer, many2one, selection } from '../orm/field.js';
import { defineModel } from '../orm/model.js';

export const irModel = defineModel('ir.model', {
  description: 'Models',
  order: 'model',
  fields: { name: char('Model Description', { required: true }), model: char('Model', { required: true }) },
});

const TYPES = [
  'boolean',
  'char',
  'date',
  'datetime',
  'float',
  'html',
  'integer',
  'json',
  'many2many',
  'many2one',
  'many2one_reference',
  'monetary',
  'one2many',
  'selection',
  'text',
];

export const irModelFields = defineModel('ir.model.fields', {
  description: 'Fields',
  order: 'name, id',
  displayName: (row, env) =>
    `${String(row['field_description'])} (${env.world.nameOf('ir.model', Number(row['model_id']), env)})`,
  fields: {
    name: char('Field Name', { required: true }),
    model: char('Model Name', { required: true }),
    model_id: many2one('Model', 'ir.model', { required: true }),
    field_description: char('Field Label', { required: true }),
    ttype: selection(
      'Field Type',
      TYPES.map((type) => [type, type] as const),
      { required: true },
    ),
    relation: char('Related Model'),
    tracking: integer('Enable Ordered Tracking'),
    store: boolean('Stored', { default: true }),
  },
});

export const irModelData = defineModel('ir.model.data', {
  description: 'Model Data',
  order: 'module, model, name',
  displayName: (row, env) => env.world.nameOf(String(row['model']), Number(row['res_id']), env),
  fields: {
    name: char('External Identifier', { required: true }),
    module: char('Module', { required: true }),
    complete_name: char('Complete ID', { compute: (row) => `${String(row['module'])}.${String(row['name'])}` }),
    model: char('Model Name', { required: true }),
    res_id: { type: 'many2one_reference', string: 'Record ID' },
    noupdate: boolean('Non Updatable', { default: false }),
  },
});
