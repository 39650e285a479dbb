import type { SandboxPerson } from './hostPage.js';
import { escapeHtml, page } from './markup.js';

/** A part of the outside, and whether it is real here. */
export interface OutsidePart {
  /** "Odoo", "Database", "Sign-in". */
  readonly name: string;
  readonly real: boolean;
  /** "demo organisation with 300 deals", "https://odoo.example.com". */
  readonly says: string;
}

/** The first page a newcomer sees: who to be, what is a stand-in, how to chat. */
export function startPage(people: readonly SandboxPerson[], parts: readonly OutsidePart[]): string {
  const [shown, rest] = [people.slice(0, 4), people.slice(4)];
  const body = `<main>
<h1>Foresail</h1>
<p>Sales intelligence for Microsoft Teams on Odoo. Choose who you are; the tab opens in a frame that stands for Teams.</p>
<ul class="people">${shown.map(personLink).join('')}</ul>
${rest.length > 0 ? someoneElse(rest) : ''}
<h2>What is real here</h2>
<ul class="parts">${parts.map(partLine).join('')}</ul>
<h2>Chat with the bot</h2>
<p>Run <code>npm run playground</code> in a second terminal: it opens Microsoft's Agents Playground with the same people. Type <b>my pipeline</b>, or <b>help</b>.</p>
<h2>Look inside</h2>
<p><a href="/api/docs">API</a> · <a href="/health/ready">Health</a> · <a href="/metrics">Metrics</a></p>
</main>`;
  return page('Foresail', body, 'light', 'start');
}

function personLink({ email, name, says }: SandboxPerson): string {
  return `<li><a href="/sandbox/host?as=${encodeURIComponent(email)}"><b>${escapeHtml(name)}</b><span>${escapeHtml(says)}</span></a></li>`;
}

function someoneElse(people: readonly SandboxPerson[]): string {
  const options = people.map(
    ({ email, name, says }) =>
      `<option value="${escapeHtml(email)}">${escapeHtml(says ? `${name}, ${says}` : name)}</option>`,
  );
  return `<form action="/sandbox/host"><label>Or somebody else <select name="as">${options.join('')}</select></label><button>Open</button></form>`;
}

function partLine({ name, real, says }: OutsidePart): string {
  return `<li><b>${escapeHtml(name)}</b>: ${real ? 'real' : 'stand-in'}, ${escapeHtml(says)}</li>`;
}
