import type { Config } from '../config.js';
import type { ConnectionReport } from '../odoo/syncStatus.js';
import { notConfigured, testedOnDemand, type Integration } from './integrations.js';

const title = 'Language model';
const waitMs = 10_000;

/** The reader behind the grammar: tested by asking it for one word. */
export function llmIntegration(
  config: Pick<Config, 'LLM_ENDPOINT' | 'LLM_API_KEY' | 'LLM_MODEL'>,
  fetchIt: typeof fetch = fetch,
): Integration {
  const { LLM_ENDPOINT: endpoint, LLM_API_KEY: apiKey, LLM_MODEL: model } = config;
  if (!endpoint || !apiKey || !model) {
    return notConfigured('llm', title, 'No language model is configured; the grammar reads every question');
  }
  return testedOnDemand('llm', title, () => askForAWord(fetchIt, endpoint, apiKey, model));
}

async function askForAWord(
  fetchIt: typeof fetch,
  endpoint: string,
  apiKey: string,
  model: string,
): Promise<ConnectionReport> {
  const body = JSON.stringify({ model, max_completion_tokens: 16, messages: [{ role: 'user', content: 'Say yes' }] });
  const headers = { 'content-type': 'application/json', 'api-key': apiKey, authorization: `Bearer ${apiKey}` };
  const told = (ok: boolean, sentence: string): ConnectionReport => ({ ok, sentence, version: null, code: null });
  try {
    const signal = AbortSignal.timeout(waitMs);
    const response = await fetchIt(`${endpoint}/chat/completions`, { method: 'POST', headers, body, signal });
    return told(
      response.ok,
      response.ok ? 'The model answers' : `The model refused: status ${String(response.status)}`,
    );
  } catch {
    return told(false, 'The model cannot be reached');
  }
}
