import type { AdaptiveCard } from '../cards/element.js';

/** Body of the answer to an invoke of the message extension, as Teams takes it. */
export type ExtensionBody = { readonly composeExtension: ComposeResult } | { readonly task: TaskResult };

export type ComposeResult =
  | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly Attachment[] }
  | { readonly type: 'message'; readonly text: string };

export type TaskResult =
  | { readonly type: 'message'; readonly value: string }
  | {
      readonly type: 'continue';
      readonly value: {
        readonly title: string;
        readonly width: 'medium';
        readonly height: 'medium';
        readonly card: { readonly contentType: typeof adaptive; readonly content: object };
      };
    };

/** A card to insert, and the line by which it is chosen. */
export interface Attachment {
  readonly contentType: typeof adaptive;
  readonly content: object;
  readonly preview: { readonly contentType: typeof thumbnail; readonly content: Preview };
}

export interface Preview {
  readonly title: string;
  readonly text: string;
}

const adaptive = 'application/vnd.microsoft.card.adaptive';
const thumbnail = 'application/vnd.microsoft.card.thumbnail';

/** Something to choose from; none leaves a link as it is. */
export function results(attachments: readonly Attachment[]): ExtensionBody {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** A sentence in place of results. */
export function sentence(text: string): ExtensionBody {
  return { composeExtension: { type: 'message', text } };
}

/** A dialog with a card in it. */
export function dialog(title: string, content: object): ExtensionBody {
  const card = { contentType: adaptive, content } as const;
  return { task: { type: 'continue', value: { title, width: 'medium', height: 'medium', card } } };
}

/** The dialog's last word. */
export function dialogEnds(value: string): ExtensionBody {
  return { task: { type: 'message', value } };
}

export function attachment(card: AdaptiveCard, preview: Preview): Attachment {
  const { title, text } = preview;
  const content = { title: unmarked(title), text: unmarked(text) };
  return { contentType: adaptive, content: card, preview: { contentType: thumbnail, content } };
}

/** A thumbnail's texts are read as HTML: a name of Odoo's must not become a link or a picture. */
function unmarked(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
