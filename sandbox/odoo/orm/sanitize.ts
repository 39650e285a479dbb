/**
 * HTML as a field of Odoo keeps it: scripts and handlers go, plain text becomes a paragraph; `title`,
 * `class` and `style` stay. A small part of Odoo's sanitizer: what the write-back relies on.
 */
export function sanitizeHtml(given: string): string {
  const html = given
    .replace(/<script\b[^<>]*>[^]*?<\/script>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\son\w*(?:="[^"]*"|='[^']*')?/gi, ''));
  return html === '' || html.startsWith('<') ? html : `<p>${html}</p>`;
}
