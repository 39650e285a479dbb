import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

/** What the bot sent to the channel. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The Teams channel as the bot meets it: a connector that takes messages, and an issuer of tokens for the bot. */
export interface Channel {
  readonly url: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly sent: Sent[];
  /** Answers the next messages with this status instead of taking them. */
  throttle(times: number, status?: number): void;
  /** Takes every request and answers none, until it is told to speak again. */
  silence(silent: boolean): void;
  /** A token as the channel signs it; parts may be replaced to make it a bad one. */
  token(part?: Partial<TokenParts>): Promise<string>;
  close(): Promise<void>;
}

export interface TokenParts {
  readonly audience: string;
  readonly issuer: string;
  readonly serviceUrl: string;
  /** Seconds from now. */
  readonly expires: number;
  readonly notBefore: number;
  readonly key: CryptoKey;
}

export const botId = '11111111-2222-3333-4444-555555555555';
const keyId = 'channel-key';

/** @param objectIdOf what the roster gives as a person's Entra object id, by e-mail. */
export async function startChannel(objectIdOf = shortObjectId): Promise<Channel> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const sent: Sent[] = [];
  const throttled = { times: 0, status: 429 };
  let silent = false;
  const issuer = 'https://api.botframework.example';
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      if (silent) return;
      if (body.type === 'message' && throttled.times > 0) {
        throttled.times -= 1;
        response.writeHead(throttled.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: { code: 'Throttled', message: 'Too many requests' } }));
        return;
      }
      if (!path.startsWith('/.well-known')) sent.push({ method: request.method ?? '', path, body });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(replyTo(path, url(), issuer, jwk, objectIdOf)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url: url(),
    issuer,
    openIdMetadataUrl: `${url()}.well-known/openid-configuration`,
    sent,
    throttle(times, status = 429) {
      Object.assign(throttled, { times, status });
    },
    silence(wanted) {
      silent = wanted;
    },
    token: (part = {}) => {
      const at = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: part.serviceUrl ?? url() })
        .setProtectedHeader({ alg: 'RS256', kid: keyId })
        .setIssuer(part.issuer ?? issuer)
        .setAudience(part.audience ?? botId)
        .setNotBefore(at + (part.notBefore ?? -60))
        .setExpirationTime(at + (part.expires ?? 600))
        .sign(part.key ?? privateKey);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

type ObjectIdOf = (email: string) => string;

/** `aad-ana` of ana.silva@example.com. */
const shortObjectId: ObjectIdOf = (email) => `aad-${email.split('.')[0] ?? ''}`;

function replyTo(path: string, url: string, issuer: string, jwk: object, objectIdOf: ObjectIdOf): unknown {
  if (path === '/.well-known/openid-configuration') {
    return { issuer, jwks_uri: `${url}.well-known/keys`, id_token_signing_alg_values_supported: ['RS256'] };
  }
  if (path === '/.well-known/keys') return { keys: [jwk] };
  if (path.includes('/members/')) {
    return memberOf(decodeURIComponent(path.split('/members/')[1] ?? ''), objectIdOf);
  }
  return { id: 'message-1' };
}

/** Of `29:first` the seeded organisation's person of that name; Ana is whoever else is asked for. */
function memberOf(id: string, objectIdOf: ObjectIdOf) {
  const name = roster.find((one) => id === `29:${one.split(' ')[0]?.toLowerCase()}`) ?? 'Ana Silva';
  const [first = ''] = name.toLowerCase().split(' ');
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  return { id: `29:${first}`, aadObjectId: objectIdOf(email), name, email, userPrincipalName: email };
}

const roster = ['Ana Silva', 'Ben Carter', 'Priya Raman', 'Jonas Berg', 'Grace Okafor', 'Admin'];

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
