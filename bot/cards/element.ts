/**
 * The few Adaptive Card elements that Foresail's cards are made of, as functions. Pure. Names, sizes and spacing follow
 * docs: one place decides how a headline, a caption or a row looks.
 */

/** Any element: the schema of Adaptive Cards 1.5 is checked in tests, not by the compiler. */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** An action with what it carries: ids only, never a figure, a name or a right. */
export interface CardAction {
  readonly type: 'Action.Execute' | 'Action.OpenUrl' | 'Action.ShowCard';
  readonly title: string;
  readonly [property: string]: unknown;
}

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}

/** Longest name shown: Odoo sets no limit, a card has one. */
const longestName = 90;

/** A name of Odoo's, cut to what a row can hold, and never within a letter that is written as two. */
export function cut(name: string, length = longestName): string {
  if (name.length <= length) return name;
  return `${name.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}`.trimEnd() + '…';
}

/** Characters that are not seen, and that turn the order of all that follows them. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Without what is not seen, and without what a client would read as a date of its own to be formatted. */
function visible(text: string): string {
  return text.replace(unseen, '').replace(/\{\{/g, '{\u200b{');
}

/**
 * Takes from a text of Odoo's or of a person's what a TextBlock would read as Markdown: links, addresses, lists, headings,
 * quotations, emphasis wherever it stands ("5*3*2 m"), code, references and entities.
 */
export function plain(text: string): string {
  return visible(text)
    .replace(/\]\(/g, ']\u200b(')
    .replace(/\]:/g, ']\u200b:')
    .replace(/<(?=[a-z/!?])/gi, '<\u200b')
    .replace(/&(?=#?\w{1,31};)/g, '&\u200b')
    .replace(/[*`]/g, '\\$&')
    .replace(/~(?=~)/g, '~\u200b')
    .replace(/(?<![\p{L}\p{N}])_+(?=\S)/gu, (run) => run.replaceAll('_', '\\_'))
    .replace(/^(\s*)([-+>]|#{1,6}|\d+[.)])(\s|$)/gm, '$1\u200b$2$3')
    .replace(/^(\s*)>/gm, '$1\u200b>')
    .replace(/[\r\n]+/g, ' ');
}

/** A TextBlock. The text may hold Markdown of ours; what comes from elsewhere has gone through `plain`. */
export function text(content: string, style: Record<string, unknown> = {}): CardElement {
  return { type: 'TextBlock', text: content, wrap: true, ...style };
}

/** The first line: a sentence with the figure. */
export function headline(sentence: string): CardElement {
  return text(plain(sentence), { size: 'Large', weight: 'Bolder', style: 'heading' });
}

/** What was understood, small, under the headline. */
export function saidBack(line: string): CardElement {
  return small(line, { spacing: 'Small' });
}

/** Small and subtle: captions, notes, the fine print. */
export function small(line: string, style: Record<string, unknown> = {}): CardElement {
  return text(plain(line), { size: 'Small', isSubtle: true, ...style });
}

/** Heading of a part of the card. */
export function section(title: string): CardElement {
  return text(plain(title), { weight: 'Bolder', spacing: 'Medium' });
}

/** Clients break no word of a run: one wider than a phone would lie over what stands beside it. Ids stay as they are. */
function breakable(content: string): string {
  return content.replace(/\p{L}{24}(?=\p{L})/gu, '$&\u200b');
}

/** A run of a RichTextBlock, which knows no Markdown: names of Odoo's go here as they are. */
export function run(content: string, style: Record<string, unknown> = {}): CardElement {
  return { type: 'TextRun', text: breakable(visible(content)), ...style };
}

/** A line of runs. */
export function richText(inlines: readonly CardElement[], style: Record<string, unknown> = {}): CardElement {
  return { type: 'RichTextBlock', inlines, ...style };
}

export function facts(entries: readonly (readonly [title: string, value: string])[]): CardElement {
  const rows = entries.map(([title, value]) => ({ title: plain(title), value: plain(value) }));
  return { type: 'FactSet', spacing: 'Small', facts: rows };
}

/** A button that calls back. `data.v` lets an old card in a chat be told from a new one. */
export function execute(title: string, verb: string, data: Record<string, unknown> = {}): CardAction {
  return { type: 'Action.Execute', title, verb, data: { v: 1, ...data } };
}

export function openUrl(title: string, url: string): CardAction {
  return { type: 'Action.OpenUrl', title, url };
}

export function card(
  body: readonly (CardElement | null)[],
  actions: readonly (CardAction | null)[] = [],
): AdaptiveCard {
  const shown = actions.filter((action) => action !== null);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: body.filter((element) => element !== null),
    ...(shown.length > 0 ? { actions: shown } : {}),
  };
}
