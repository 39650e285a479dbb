import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import type { AdaptiveCard } from '../../bot/cards/element.js';

// The package's own entry has imports without extensions, which Node refuses.
const bundle = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** A card as JSON of any depth. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a card may weigh, in bytes of minified JSON. */
export const cardBudget = 28 * 1024;

/** What the official parser reports of a card; nothing for a valid one. Chart elements stand for their fallback. */
export function problemsOf(card: AdaptiveCard): readonly string[] {
  const context = new bundle.SerializationContext();
  new bundle.AdaptiveCard().parse(withoutCharts(JSON.parse(JSON.stringify(card)) as Json), context);
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
}

export function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

/** Every string anywhere in the card. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** What a person can read on the card, joined: text, titles of facts and labels of bars. */
export function readable(card: AdaptiveCard): string {
  return shownOf(card.body).join('\n');
}

/** Every action, those of taps included. */
export function actionsOf(
  value: unknown,
): readonly { type: string; title: string; verb?: string; data?: unknown; url?: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && String(value.type).startsWith('Action.') ? [value as never] : [];
  return [...own, ...Object.values(value).flatMap(actionsOf)];
}

/** Every element of a type. */
export function elementsOf(value: unknown, type: string): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === type ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap((part) => elementsOf(part, type))];
}

function shownOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(shownOf);
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'selectAction' || key === 'fallback') return [];
    if (typeof part === 'string') return ['text', 'title', 'value', 'x'].includes(key) ? [part] : [];
    return shownOf(part);
  });
}

function withoutCharts(value: Json): Json {
  if (Array.isArray(value)) return value.filter((part) => !isChart(part)).map((part) => withoutCharts(part as Json));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutCharts(part as Json)]));
}

function isChart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && String(value.type).startsWith('Chart.');
}
