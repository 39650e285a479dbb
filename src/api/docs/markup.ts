/** HTML that may stand as it is. Only `markup` makes it, and it escapes whatever is put into it. */
export interface Markup {
  readonly html: string;
}

type Part = string | Markup | readonly Markup[];

/** A template whose texts are escaped; markup, and lists of it, are put in as they are. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: strings.reduce((html, text, at) => html + textOf(parts[at - 1] ?? '') + text) };
}

function textOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
