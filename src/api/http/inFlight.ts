import type { Request, Response, Server } from 'restify';
import { stateOf } from './requestState.js';

/** Requests that are being answered. */
export interface InFlight {
  /** Resolves when all of them are answered but streams, which have no end of their own, or after `milliseconds`. */
  settled(milliseconds: number): Promise<void>;
}

/** Counts the requests of a server; while `draining`, callers are told to take another connection for their next one. */
export function countInFlight(server: Server, draining: () => boolean): InFlight {
  const open = new Set<Request>();
  let onEnd: (() => void) | undefined;
  server.pre((request: Request, response: Response, next) => {
    open.add(request);
    if (draining()) response.setHeader('connection', 'close');
    response.once('close', () => {
      open.delete(request);
      onEnd?.();
    });
    return next();
  });
  const answered = () => [...open].every((request) => stateOf(request).streams);
  return {
    settled: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        onEnd = () => {
          if (!answered()) return;
          clearTimeout(timer);
          resolve();
        };
        onEnd();
      }),
  };
}
