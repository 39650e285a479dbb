import assert from 'node:assert/strict';
import { docsPage, docsPolicy } from './docsPage.js';

const page = docsPage({
  info: { title: 'Foresail', version: '2', description: 'Sales' },
  paths: {
    '/api/v2/answers/{id}': {
      get: {
        summary: 'An <b>answer</b>',
        security: [{ bearer: [] }],
        parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string', pattern: '^a_"&' } }],
        responses: { 200: { description: 'It', content: { 'application/json': { schema: { $ref: '#/x' } } } } },
      },
    },
    '/health/live': { get: { summary: 'Lives', security: [], responses: {} } },
  },
  components: { schemas: { Answer: { type: 'object' } } },
});

describe('the documentation page', () => {
  it('shows every operation, parameter and schema', () => {
    for (const text of [
      '/api/v2/answers/{id}',
      '/health/live',
      '<code>id</code> (required)',
      'schema-Answer',
      'public',
    ]) {
      assert.ok(page.includes(text), text);
    }
  });

  it('escapes whatever the document says', () => {
    assert.ok(page.includes('An &lt;b&gt;answer&lt;/b&gt;'));
    assert.ok(page.includes('^a_\\&quot;&amp;'));
  });

  it('needs no script and nothing from elsewhere', () => {
    assert.doesNotMatch(page, /<script|https?:\/\/|\bon\w+=|<link|<img/);
    assert.match(docsPolicy, /default-src 'none'; style-src 'sha256-[\w+/]{43}='/);
  });
});
