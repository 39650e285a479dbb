import { z } from 'zod';
import { ok, publicRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { SandboxSignIn } from '../ports.js';

/** Being somebody without a password: exists only where a local issuer runs, which production refuses. */
export function sandboxRoutes(sandbox: SandboxSignIn | undefined): Route[] {
  if (!sandbox) return [];
  return [
    publicRoute(
      {
        method: 'post',
        path: '/sandbox/token',
        summary: 'A token as Teams would give it to this person; sandbox only',
        body: z.strictObject({ user: z.email('an e-mail address').max(200) }),
        reply: { status: 200, schema: z.strictObject({ token: z.string() }) },
      },
      async ({ body }) => ok({ token: await sandbox.tokenFor({ email: body.user, name: nameOf(body.user) }) }),
    ),
  ];
}

/** `ana.silva@…` is Ana Silva, as Entra would know from its directory. */
function nameOf(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
