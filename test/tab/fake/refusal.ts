/** An answer that is an error. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly message: string,
    readonly details: Record<string, unknown> = {},
  ) {}
}

export const notThere = () => new Refusal(404, 'NOT_FOUND', 'There is nothing here that you may see');
