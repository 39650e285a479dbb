import { z } from 'zod';
import type { Config } from '../../config.js';
import { ok, publicRoute } from '../http/route.js';
import type { Route } from '../http/route.js';

type ConsentConfig = Partial<Pick<Config, 'CLIENT_ID' | 'TENANT_ID' | 'PUBLIC_URL'>>;

/** For whom the tab asks consent: ids that every sign-in page of the application shows. Absent without Entra. */
export function tabSettingsRoutes({ CLIENT_ID, TENANT_ID, PUBLIC_URL }: ConsentConfig): Route[] {
  if (CLIENT_ID === undefined || TENANT_ID === undefined || PUBLIC_URL === undefined) return [];
  const settings = {
    clientId: CLIENT_ID,
    tenantId: TENANT_ID,
    initiateLoginEndpoint: `${PUBLIC_URL}/tab/auth-start`,
  };
  return [
    publicRoute(
      {
        method: 'get',
        path: '/tab/settings.json',
        summary: 'The Entra application that the tab asks consent for',
        reply: {
          status: 200,
          schema: z.strictObject({ clientId: z.string(), tenantId: z.string(), initiateLoginEndpoint: z.string() }),
        },
      },
      async () => ok(settings),
    ),
  ];
}
