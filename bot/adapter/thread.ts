/**
 * The channel that a thread belongs to: Teams gives each thread an id of its own, `<channel>;messageid=<first message>`.
 * Answers and follow-ups stay in their thread; what an admin declares holds for the whole channel.
 */
export function channelOf(conversationId: string): string {
  return conversationId.replace(/;messageid=[^;]*$/, '');
}
