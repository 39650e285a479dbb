import type { AddressInfo } from 'node:net';
import { ForesailError } from '../errors.js';

/** What servers of `http` and of restify have in common. */
interface Listener {
  once(event: 'error', act: (error: Error) => void): unknown;
  removeListener(event: 'error', act: (error: Error) => void): unknown;
  listen(port: number, host: string, act: () => void): unknown;
  address(): unknown;
}

/** Resolves with the address when it listens. @throws ForesailError CONFIG_INVALID naming HOST or PORT where it cannot. */
export function listening(server: Listener, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => reject(refusal(error, host, port));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.removeListener('error', refuse);
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`);
    });
  });
}

const reasons: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) => `PORT ${port} is taken by another process; 0 takes a free one`,
  EACCES: (_, port) => `PORT ${port} may not be listened on by this user; take one above 1023`,
  EADDRNOTAVAIL: (host) => `HOST ${host} is no address of this machine; 0.0.0.0 means all of them`,
  ENOTFOUND: (host) => `HOST ${host} is no known name; 0.0.0.0 means all addresses of this machine`,
};

function refusal(error: Error & { code?: string }, host: string, port: number): ForesailError {
  const known = reasons[error.code ?? ''];
  const message = known?.(host, port) ?? `HOST ${host}, PORT ${port} cannot be listened on: ${error.message}`;
  return new ForesailError('CONFIG_INVALID', { message, details: { problems: [message] }, cause: error });
}
