import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startFaultProxy, type FaultProxy } from './faultProxy.js';

describe('the proxy of the chaos suite', () => {
  let server: Server;
  let proxy: FaultProxy;
  const open: Socket[] = [];
  before(async () => {
    server = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = await startFaultProxy((server.address() as AddressInfo).port);
  });
  afterEach(() => {
    proxy.set('fair');
    for (const socket of open.splice(0)) socket.destroy();
  });
  after(async () => {
    await proxy.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function dial(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    open.push(socket);
    await once(socket, 'connect');
    return socket;
  }
  const closed = (socket: Socket): Promise<void> =>
    new Promise((resolve) => (socket.destroyed ? resolve() : socket.once('close', () => resolve())));
  async function echo(socket: Socket, words: string): Promise<string> {
    socket.write(words);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  }

  it('lets everything through in fair weather', async () => {
    assert.equal(await echo(await dial(), 'hello'), 'hello');
  });

  it('resets what is open and what is opened while cut, and not afterwards', async () => {
    const before = await dial();
    await echo(before, 'hello');
    proxy.set('cut');
    await closed(before);
    await closed(await dial());
    proxy.set('fair');
    assert.equal(await echo(await dial(), 'again'), 'again');
  });

  it('swallows everything without a word while silent; what lived through it stays dead', async () => {
    const before = await dial();
    await echo(before, 'hello');
    proxy.set('silent');
    const meanwhile = await dial();
    const heard: string[] = [];
    for (const socket of [before, meanwhile]) {
      socket.on('data', (data: Buffer) => heard.push(data.toString())).on('close', () => heard.push('closed'));
      socket.write('anybody?');
    }
    proxy.set('fair');
    // A round trip on a new connection: whatever were on its way on the old ones would have come by then.
    assert.equal(await echo(await dial(), 'again'), 'again');
    assert.deepEqual(heard, []);
  });
});
