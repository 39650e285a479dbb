import type { Turn, TurnEvent } from '../adapter/turn.js';
import type { BotParts } from '../dependencies.js';
import type { MemoryKey } from '../state/ports.js';

export type Message = Extract<TurnEvent, { readonly kind: 'message' }>;

/**
 * The turn of a message whose first answer is noted, so that an edit of the message replaces that answer: a second card
 * below would leave the first one answering words that nobody reads any more. Where it cannot be replaced, a new one is sent.
 */
export function answeredInPlace(message: Message, turn: Turn, key: MemoryKey, parts: BotParts): Turn {
  const { id, edited } = message;
  if (id === undefined) return turn;
  let answered = false;
  const send: Turn['send'] = async (screen) => {
    if (answered) return turn.send(screen);
    answered = true;
    const before = edited === true ? await parts.memory.replyTo(key, id) : null;
    if (before !== null && (await replaced(before))) return before;
    const messageId = await turn.send(screen);
    await parts.memory.rememberReply(key, { to: id, messageId });
    return messageId;

    async function replaced(messageId: string): Promise<boolean> {
      try {
        await parts.courier.update(turn.address, messageId, screen);
        return true;
      } catch (error) {
        parts.log.info({ err: error }, 'An answer could not be replaced; a new one is sent');
        return false;
      }
    }
  };
  return {
    ...{ event: turn.event, address: turn.address, sender: turn.sender, send },
    typing: () => turn.typing(),
    offerSignIn: (link) => turn.offerSignIn(link),
    account: () => turn.account(),
  };
}
