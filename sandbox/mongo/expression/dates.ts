import type { Operator } from './compile.js';

export const dateOperators: Readonly<Record<string, Operator>> = {};
