import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { OdooOrders } from './odooProgram.js';

type Answer<Order extends keyof OdooOrders> = ReturnType<OdooOrders[Order]>;

/** A demo Odoo in a process of its own. */
export interface OdooProcess {
  readonly port: number;
  readonly db: string;
  readonly apiKey: string;
  ask<Order extends keyof OdooOrders>(order: Order, ...given: Parameters<OdooOrders[Order]>): Promise<Answer<Order>>;
  close(): Promise<void>;
}

export async function startOdoo(deals: number): Promise<OdooProcess> {
  const compiled = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`odooProgram.${compiled ? 'js' : 'ts'}`, import.meta.url));
  const child = fork(program, [String(deals)], compiled ? {} : { execArgv: ['--import', 'tsx'] });
  const [{ url, db, apiKey }] = (await once(child, 'message')) as [{ url: string; db: string; apiKey: string }];
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return {
    port: Number(new URL(url).port),
    db,
    apiKey,
    ask<Order extends keyof OdooOrders>(order: Order, ...given: Parameters<OdooOrders[Order]>) {
      const id = (asked += 1);
      return new Promise<Answer<Order>>((resolve) => {
        waiting.set(id, (answer) => resolve(answer as Answer<Order>));
        child.send({ id, order, given });
      });
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
