import { PassThrough } from 'node:stream';
import { ForesailError } from '../../errors.js';
import type { LiveChanges, LiveNews } from '../live/liveChanges.js';
import { personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';

/** A stream ends a little before the token it was opened with; its reader opens the next one with a new token. */
const longestMs = 14 * 60_000;
/** A comment now and then keeps proxies from closing a quiet stream. */
const beatMs = 15_000;
/** Open at once for one person: tabs and devices. */
const mostStreams = 20;

/** `GET /api/v2/stream`: server-sent events when something in what one may see has changed. They carry no figures. */
export function streamRoutes(live: LiveChanges | undefined): Route[] {
  if (!live) return [];
  const open = new Map<string, number>();
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/stream',
        summary: 'Server-sent events: `hello`, then `changed` when figures may differ, `fresh` when Odoo was read anew',
        reply: { status: 200 },
        errors: ['TOO_MANY_REQUESTS'],
      },
      async ({ viewer }) => {
        const count = open.get(viewer.personId) ?? 0;
        if (count >= mostStreams) throw new ForesailError('TOO_MANY_REQUESTS');
        open.set(viewer.personId, count + 1);
        const stream = new PassThrough();
        stream.write(`retry: 2000\n${eventOf('hello', {})}`);
        const tell = ({ kind, ...news }: LiveNews) => stream.write(eventOf(kind, news));
        const unsubscribe = live.subscribe(viewer, tell);
        const beat = setInterval(() => stream.write(': still here\n\n'), beatMs);
        const end = setTimeout(() => stream.end(), longestMs);
        stream.once('close', () => {
          unsubscribe();
          clearInterval(beat);
          clearTimeout(end);
          const left = (open.get(viewer.personId) ?? 1) - 1;
          if (left > 0) open.set(viewer.personId, left);
          else open.delete(viewer.personId);
        });
        return {
          status: 200,
          body: stream,
          headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
        };
      },
    ),
  ];
}

function eventOf(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
