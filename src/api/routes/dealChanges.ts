import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import { commandId, dealCommand, seenByPerson } from '../../commands/deals/dealCommand.js';
import type { DealChanged, DealCommands } from '../../commands/deals/createDealCommands.js';
import { dealDifference } from '../../eventStore/dealEvents.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { oneDeal } from '../../pipeline/oneDeal.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import { dealRowSchema } from './schemas.js';

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'an id')
  .transform(Number);

const changeSchema = z.strictObject({
  commandId: commandId.meta({ description: 'Made by the client; the same id never does anything twice' }),
  seen: seenByPerson
    .optional()
    .meta({ description: 'What the person saw: `position` of the answer that showed the deal, or the values' }),
  change: dealCommand,
});

const doneSchema = z.strictObject({ commandId, feedback: z.string().trim().max(2_000).nullish() });

const changedSchema = z
  .strictObject({
    commandId: z.string(),
    outcome: z.literal('confirmed'),
    said: z.string(),
    undoable: z.boolean(),
    overlaps: z.array(dealDifference).meta({ description: 'Changes by others that met this one' }),
    position: z.number().int(),
    shown: z.boolean().meta({ description: 'Whether `deal` shows the change already; else it will within moments' }),
    deal: dealRowSchema.nullable(),
  })
  .meta({ id: 'DealChanged' });

const choice = z.strictObject({ id: z.number().int(), name: z.string() });
const choicesSchema = z
  .strictObject({
    position: z.number().int().meta({ description: 'To be given back as `seen`' }),
    mayChange: z.boolean(),
    stages: z.array(choice.extend({ isWon: z.boolean() })),
    lostReasons: z.array(choice),
    activityTypes: z.array(choice),
  })
  .meta({ id: 'DealChoices' });

const errors = [
  'NOT_FOUND',
  'FORBIDDEN',
  'CHANGE_REFUSED',
  'DEAL_CHANGED',
  'COMMAND_ID_REUSED',
  'DEAL_BUSY',
  'CHANGE_UNSETTLED',
  'ODOO_REFUSED',
  'ODOO_FORBIDDEN',
];

interface Parts {
  readonly dealCommands?: DealCommands;
  readonly pipeline: Pipeline;
}

/** Changing deals in Odoo, by the same commands as the bot's cards. */
export function dealChangeRoutes({ dealCommands, pipeline }: Parts): Route[] {
  if (!dealCommands) return [];
  const replyOf = async (viewer: Viewer, { dealId, ...changed }: DealChanged) => {
    const page = await pipeline.opportunities(viewer, oneDeal(dealId), null);
    return ok({ outcome: 'confirmed', ...changed, deal: page.rows[0] ?? null });
  };
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/opportunities/:id/choices',
        summary: 'What a deal can be changed to: its stages, reasons for losing it, kinds of activities',
        params: z.strictObject({ id }),
        reply: { status: 200, schema: choicesSchema },
        errors: ['NOT_FOUND', 'ODOO_UNREACHABLE'],
      },
      async ({ viewer, params }) => {
        const { position, mayChange, choices } = await dealCommands.open(viewer, params.id);
        const stages = choices.stages.map(({ id: stageId, name, isWon }) => ({ id: stageId, name, isWon }));
        return ok({ position, mayChange, ...choices, stages });
      },
    ),
    personRoute(
      {
        method: 'patch',
        path: '/api/v2/opportunities/:id',
        summary: 'Change one thing about a deal, in Odoo; 409 with both values when somebody else was quicker',
        params: z.strictObject({ id }),
        body: changeSchema,
        reply: { status: 200, schema: changedSchema },
        errors,
      },
      async ({ viewer, params, body }) => {
        const { commandId: asked, seen = null, change: command } = body;
        const request = { dealId: params.id, commandId: asked, seen, command };
        return replyOf(viewer, await dealCommands.change(viewer, request));
      },
    ),
    personRoute(
      {
        method: 'post',
        path: '/api/v2/activities/:id/done',
        summary: 'Mark an activity of a deal done, with what came of it',
        params: z.strictObject({ id }),
        body: doneSchema,
        reply: { status: 200, schema: changedSchema },
        errors,
      },
      async ({ viewer, params, body }) => {
        const done = { activityId: params.id, commandId: body.commandId, feedback: body.feedback ?? null };
        return replyOf(viewer, await dealCommands.finishActivity(viewer, done));
      },
    ),
  ];
}
