export type ThemeName = 'light' | 'dark' | 'contrast';

/** Teams says `default`, `dark`, `contrast` and, for Windows' forced colours, `glass`. */
export function themeOf(said: string): ThemeName {
  if (said === 'dark' || said === 'contrast') return said;
  return said === 'glass' ? 'contrast' : 'light';
}
