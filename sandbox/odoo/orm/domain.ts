import type { Env, Model } from './contracts.js';
import { compileCondition, type Predicate } from './condition.js';
import { invalidValue, repr, typeError } from './errors.js';

const everything: Predicate = () => true;

/**
 * Compiles an Odoo domain (prefix notation, conditions joined by an implicit "and") for one model.
 * @throws OdooFailure (ValueError, TypeError) worded as Odoo words a malformed domain, field or operator
 */
export function compileDomain(domain: unknown, model: Model, env: Env): Predicate {
  if (domain === false || domain === null || domain === undefined) return everything;
  if (!Array.isArray(domain)) throw typeError(`Domain() invalid argument type for domain: ${repr(domain)}`);
  const stack: Predicate[] = [];
  for (const item of [...(domain as unknown[])].reverse()) stack.push(compileItem(item, stack, domain, model, env));
  return all(stack.reverse());
}

function compileItem(item: unknown, stack: Predicate[], domain: unknown, model: Model, env: Env): Predicate {
  if (item === '&') return all([pop(stack, domain), pop(stack, domain)]);
  if (item === '|') return any(pop(stack, domain), pop(stack, domain));
  if (item === '!') return not(pop(stack, domain));
  if (!Array.isArray(item) || item.length !== 3) throw invalidValue(`Domain() invalid item in domain: ${repr(item)}`);
  const [left, operator, right] = item as [unknown, unknown, unknown];
  if ((left === 1 || left === 0) && operator === '=' && right === 1) return left === 1 ? everything : not(everything);
  return compileCondition(left, operator, right, { model, env, nested: compileDomain });
}

function pop(stack: Predicate[], domain: unknown): Predicate {
  const predicate = stack.pop();
  if (!predicate) throw invalidValue(`Domain() malformed domain ${repr(domain)}`);
  return predicate;
}

function all(predicates: readonly Predicate[]): Predicate {
  const [first, ...rest] = predicates;
  if (!first) return everything;
  return rest.length === 0 ? first : (row) => predicates.every((test) => test(row));
}

const any =
  (a: Predicate, b: Predicate): Predicate =>
  (row) =>
    a(row) || b(row);
const not =
  (test: Predicate): Predicate =>
  (row) =>
    !test(row);

/** The fields a domain names, to know whether it speaks of `active` itself. */
export function fieldsIn(domain: unknown): Set<string> {
  const names = new Set<string>();
  if (!Array.isArray(domain)) return names;
  for (const item of domain as unknown[]) if (Array.isArray(item) && typeof item[0] === 'string') names.add(item[0]);
  return names;
}
