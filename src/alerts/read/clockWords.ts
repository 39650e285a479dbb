/** A time of day as people write it, as `HH:MM`: "8", "8:30", "8am", "8 pm", "19h"; null for anything else. */
export function readTime(words: string): string | null {
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?:[:.h](\d\d))? ?(am|pm|h)?$/i.exec(words.trim()) ?? [];
  if (hours === undefined) return null;
  const pm = half?.toLowerCase() === 'pm';
  const am = half?.toLowerCase() === 'am';
  const hour = (Number(hours) % (am || pm ? 12 : 24)) + (pm ? 12 : 0);
  if (Number(hours) > 24 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
