import type { Grouping } from '../../pipeline/question.js';
import type { Meaning, Rule } from './lexicon.js';

const dimensions: readonly (readonly [string, Grouping])[] = [
  ['(vendedor|comercial|responsavel|pessoa)', 'owner'],
  ['(equipa|equipe|time)', 'team'],
  ['(fase|etapa|estagio)', 'stage'],
  ['(cliente|conta)', 'account'],
  ['(mes)', 'month'],
  ['(trimestre)', 'quarter'],
];

const bought = '(onde|com quem|em que|nos quais|a quem|aos quais)';
const won = '(ganhamos|vendemos|fechamos|ganhei|vendi|fechei)';
const asking = '(quer|queria|pediu|pede|precisa|gostava|gostaria)';

/** How it is laid out, who comes first in it, whose it is, and who asks. */
export const portugueseLayout: readonly Rule<Meaning>[] = [
  ...dimensions.flatMap(([one, group]): Rule<Meaning>[] => [
    // "Uma linha por equipa", "mês a mês", "equipa a equipa".
    [`(uma|1)? (linha|barra|coluna) (por|para|cada|para cada) ${one}`, { group }],
    [`${one} (a|por|apos) ${one}`, { group }],
    [`(vista|visao) (por|de) ${one}`, { group }],
  ]),
  // "Os três clientes onde mais ganhámos".
  [`<n> clientes ${bought} mais ${won}`, { subject: 'won', group: 'account', takes: 'limit' }],
  [`clientes ${bought} mais ${won}`, { subject: 'won', group: 'account' }],
  [`<n> clientes ${bought} mais (perdemos|perdi)`, { subject: 'lost', group: 'account', takes: 'limit' }],
  [
    '<n> clientes com mais (em aberto|aberto|pipeline)',
    { subject: 'pipeline', state: 'open', group: 'account', takes: 'limit' },
  ],
  // "Em meu nome".
  ['(em|no) meu nome', { whose: 'me' }],
  // "Quanto valia em aberto".
  ['(quanto)? (valia|valiam|somava|somavam)', { subject: 'pipeline', weak: true, past: true }],
  ['(quanto)? (vale|valem|soma|somam)', { subject: 'pipeline', weak: true }],
  // "Converte para euros".
  ['(converte|converter|convertendo|converta) (tudo|isso|o total|a soma)? (em|para|a) <currency>', { inOne: 'always' }],
  // "A assistente da Grace: ela quer …".
  ['(assistente|secretaria|secretario) (da|do|de) <person> (aqui|a falar|a escrever)?', {}],
  [`(ela|ele) ${asking} (saber|ver|ter)?`, {}],
];
