// Opens the Agents Playground as one person of the sandbox, against a running Foresail:
//   node scripts/playground.mjs [--as ana.silva@example.com] [--port 56150]
//     [--endpoint http://127.0.0.1:3978/api/messages]
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';

const { startPlayground } = await tsImport('../sandbox/teams/playground.ts', import.meta.url);

const usual = `http://127.0.0.1:${process.env.PORT || '3978'}/api/messages`;

async function reachable(endpoint) {
  // Anything that answers is a server; an empty activity is refused and changes nothing.
  const headers = { 'content-type': 'application/json' };
  return fetch(endpoint, { method: 'POST', headers, body: '{}' }).then(
    () => true,
    () => false,
  );
}

async function main() {
  const { values } = parseArgs({
    options: {
      as: { type: 'string', default: 'ana.silva@example.com' },
      port: { type: 'string', default: '56150' },
      endpoint: { type: 'string', default: usual },
    },
  });
  if (!(await reachable(values.endpoint))) {
    throw new Error(`Nothing answers at ${values.endpoint}: start Foresail first (npm start)`);
  }
  const playground = await startPlayground({ as: values.as, endpoint: values.endpoint, port: Number(values.port) });
  console.log(`Chat as ${values.as}: ${playground.url}  (Ctrl+C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      playground.close().then(() => process.exit(0));
    });
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
