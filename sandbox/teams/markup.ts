/** A whole page of the sandbox; `kind` chooses its layout in `/sandbox/sandbox.css`. */
export function page(title: string, body: string, theme: string, kind: 'host' | 'start'): string {
  return `<!doctype html>
<html lang="en" data-theme="${escapeHtml(theme)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/sandbox/sandbox.css"></head>
<body class="${kind}">${body}</body></html>`;
}

/** Text as it may stand in markup and in quoted attributes. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter);
}

/** One style sheet for both pages, so that a strict content policy needs no inline style. */
export const sandboxCss = `
*{box-sizing:border-box}
:root{--bg:#f5f5f5;--card:#fff;--fg:#242424;--mut:#616161;--line:#d1d1d1;--brand:#5b5fc7;color-scheme:light}
[data-theme=dark]{--bg:#141414;--card:#292929;--fg:#fff;--mut:#adadad;--line:#5c5c5c;--brand:#a6a9f9;color-scheme:dark}
[data-theme=contrast]{--bg:#000;--card:#000;--fg:#fff;--mut:#fff;--line:#fff;--brand:#1aebff;color-scheme:dark}
body{margin:0;background:var(--bg);color:var(--fg);font:14px/20px 'Segoe UI',system-ui,sans-serif}
a{color:var(--brand)}
.host{height:100vh;display:flex;flex-direction:column}
.host header{display:flex;flex-wrap:wrap;gap:6px 14px;align-items:center;padding:6px 12px;border-bottom:1px solid var(--line);font-size:12px}
.host header a{font-weight:600;text-decoration:none}
.host select,.host button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:4px;padding:3px 6px;max-width:190px}
.host #save{display:none;margin-left:auto;background:#4f52b2;color:#fff;border-color:#4f52b2;padding:3px 14px}
.host.savable #save{display:block}
.host iframe{flex:1;border:0;width:100%;min-height:0;background:var(--bg)}
.start main{max-width:880px;margin:0 auto;padding:48px 24px}
.start h1{font-size:28px;line-height:36px;margin:0 0 4px}.start h2{font-size:16px;line-height:22px;margin:32px 0 8px}
.start p{margin:0 0 8px;color:var(--mut)}.start p b{color:var(--fg)}
.people{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:12px;list-style:none;padding:0;margin:16px 0}
.people a{display:block;height:100%;padding:14px 16px;border:1px solid var(--line);border-radius:6px;background:var(--card);color:inherit;text-decoration:none}
.people a:hover{border-color:var(--brand)}.people b{display:block}.people span{color:var(--mut);font-size:12px}
.start form{display:flex;gap:8px;flex-wrap:wrap}.start select,.start button{font:inherit;padding:5px 10px;border:1px solid var(--line);border-radius:4px;background:var(--card);color:inherit}
.start button{background:#4f52b2;color:#fff;border-color:#4f52b2}
.start ul.parts{padding-left:18px;margin:0 0 8px}.start code{background:var(--card);border:1px solid var(--line);border-radius:3px;padding:1px 5px}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
`;
