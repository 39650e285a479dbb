import { z } from 'zod';
import type { ShownSetting } from '../../ops/shownSettings.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';

const settingSchema = z
  .strictObject({ name: z.string(), meaning: z.string(), value: z.string().nullable(), usual: z.boolean() })
  .meta({ id: 'Setting' });

/** What the process runs with. It is changed where it is configured, not here. */
export function settingsRoutes(settings: readonly ShownSetting[] | undefined): Route[] {
  if (!settings) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/settings',
        summary: 'The settings of this process; of a secret, only that it is set',
        reply: { status: 200, schema: z.strictObject({ settings: z.array(settingSchema) }) },
      },
      async () => ok({ settings }),
    ),
  ];
}
