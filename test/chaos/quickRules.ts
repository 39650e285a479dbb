import { dump, load } from 'js-yaml';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
}
interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

/**
 * Thresholds that are times and grow no smaller by themselves: how old a sync or a message may be, how long Odoo may
 * take. What this machine itself must keep (its own latency, memory, event loop) stays as it is.
 */
const ages: Readonly<Record<string, RegExp>> = {
  ForesailSyncLate: /(?<=> )1800(?= )/,
  ForesailSlowOdoo: /(?<=> )10$/,
  ForesailOutboxStuck: /(?<=> )900$/,
};

/**
 * The alert rules for a world in which time goes `factor` times as fast: windows, `for` and ages are that much shorter. The
 * expressions stay what they are, so that what fires in minutes here fires in hours there.
 * @throws Error where a threshold that is a time is not found where it was.
 */
export function quickRules(text: string, factor: number): string {
  const { groups } = load(text) as RuleFile;
  const quick = groups.map((group) => ({ ...group, rules: group.rules.map((rule) => quickRule(rule, factor)) }));
  return dump({ groups: quick }, { lineWidth: -1 });
}

/** Names of all alerts. */
export function alertNames(text: string): string[] {
  return (load(text) as RuleFile).groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
}

function quickRule(rule: Rule, factor: number): Rule {
  const age = ages[rule.alert];
  const expr = rule.expr.trim();
  if (age && !age.test(expr)) throw new Error(`${rule.alert} has no time where it is looked for: ${expr}`);
  const aged = age ? expr.replace(age, (seconds) => String(Number(seconds) / factor)) : expr;
  const shorter = (duration: string) => `${Math.round(millisecondsOf(duration) / factor)}ms`;
  return {
    ...rule,
    expr: aged.replace(/\[(\w+)\]/g, (_, window: string) => `[${shorter(window)}]`),
    ...(rule.for === undefined ? {} : { for: shorter(rule.for) }),
  };
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function millisecondsOf(duration: string): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  const length = units[unit];
  if (count === undefined || length === undefined) throw new Error(`${duration} is not a duration that is known here`);
  return Number(count) * length;
}
