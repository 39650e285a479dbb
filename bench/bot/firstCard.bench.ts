import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startForesail } from '../../test/foresail/startForesail.js';

/**
 * From a message to its card, over a whole process with nothing configured (300 demo deals): the bot's HTTP door, roster,
 * grammar, pipeline, card, and the call that brings the card back. 50 conversations, first each with a pause of two
 * seconds between its questions, as people type; then all 50 in the same instant.
 * `npm run bench -- bot`
 */
const conversations = 50;
const rounds = 8;
const pauseMilliseconds = 2_000;
const questions = ['my pipeline', 'top 5 deals', 'what did we win this quarter', 'what changed this week'];

const waiting = new Map<string, () => void>();
const channel = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const path = decodeURIComponent(request.url ?? '');
    if (body.includes('"type":"message"')) waiting.get(/conversations\/([^/]+)/.exec(path)?.[1] ?? '')?.();
    const email = 'ana.silva@example.com';
    const member = { id: '29:ana', aadObjectId: 'aad-ana', name: 'Ana Silva', email, userPrincipalName: email };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(path.includes('/members/') ? member : { id: 'message-1' }));
  });
});
await new Promise<void>((resolve) => channel.listen(0, '127.0.0.1', resolve));
const serviceUrl = `http://127.0.0.1:${String((channel.address() as AddressInfo).port)}/`;
const foresail = await startForesail();

/** Milliseconds from the message to its card. */
async function ask(conversation: string, text: string): Promise<number> {
  const started = performance.now();
  const arrived = new Promise<void>((resolve) => waiting.set(conversation, resolve));
  const activity = {
    ...{ type: 'message', id: 'a', channelId: 'msteams', serviceUrl, text },
    from: { id: '29:ana', aadObjectId: 'aad-ana', name: 'Ana Silva' },
    recipient: { id: '28:bot', name: 'Foresail' },
    conversation: { id: conversation, conversationType: 'personal' },
  };
  const headers = { 'content-type': 'application/json' };
  void fetch(`${foresail.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  await arrived;
  return performance.now() - started;
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`;
  console.log(`${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} over ${String(times.length)} cards`);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const names = Array.from({ length: conversations }, (_, index) => `c${String(index)}`);
const question = (round: number, index: number) => questions[(round + index) % questions.length] ?? '';

for (const text of questions) await ask('warm', text);
report('one alone', await sequentially(rounds * 4));
const typed = names.map(async (name, index) => {
  await pause((index * pauseMilliseconds) / conversations);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await ask(name, question(round, index)));
    await pause(pauseMilliseconds);
  }
  return times;
});
report('50 that type', (await Promise.all(typed)).flat());
report('50 in one instant', await Promise.all(names.map((name, index) => ask(name, question(0, index)))));
await foresail.stop();
channel.closeAllConnections();
channel.close();

async function sequentially(number: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < number; round += 1) times.push(await ask('one', question(round, 0)));
  return times;
}
