/** How a report is moved: where it stands among one's own, and what brings it elsewhere. */
export interface Placing {
  readonly at: number;
  readonly of: number;
  readonly move: (from: number, to: number) => void;
}
