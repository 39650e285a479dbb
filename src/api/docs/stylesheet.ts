/** Style of the documentation page; its hash is in the page's policy. */
export const stylesheet = `
:root { color-scheme: light dark; --line: #8888; --soft: #8882; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
details { border: 1px solid var(--line); border-radius: 4px; margin: 0.5rem 0; padding: 0.5rem 0.75rem; }
summary { cursor: pointer; }
.method { display: inline-block; font-weight: 600; min-width: 4rem; }
.public { background: var(--soft); border-radius: 4px; padding: 0 0.4rem; }
pre { background: var(--soft); border-radius: 4px; max-height: 24rem; overflow: auto; padding: 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
h4 { margin: 0.5rem 0 0; }
`;
