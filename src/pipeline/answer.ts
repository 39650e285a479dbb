/** What the pipeline answers with, as it goes over the wire and as every surface shows it. */
export type * from './wire/answer.js';
export type * from './wire/conversion.js';
export type * from './wire/dashboard.js';
export type * from './wire/dealDetail.js';
export type * from './wire/explanation.js';
export type * from './wire/figure.js';
export type * from './wire/movement.js';
export type * from './wire/rows.js';
export type * from './wire/session.js';
