import type { Meaning, Rule } from './lexicon.js';

/** Ways of people who sell, in Portuguese of Portugal and Brazil. */
export const portugueseTrade: readonly Rule<Meaning>[] = [
  [
    '(comparado|comparada|comparados|comparadas|comparando|em comparacao|face|vs|versus|contra) (com|a|ao|aos|as|o|os)? (as|os|o|a)? (do|da|dos|das|de|no|ao)? (mesmo|mesma|igual) (periodo|altura|epoca|tempo|intervalo|espaco) (de|do|da|em)? <period>',
    { compare: true },
  ],
  [
    '(quanto tempo|quantos dias|quantas semanas) (e que)? (demora|leva|gasta|demoramos|levamos|demoro|levo) (em media|normalmente)? (a|para|ate)? (fechar|ganhar|vender|concluir|assinar) (um|uma|os|as)? (venda|negocio|negocios|contrato)?',
    { subject: 'salesCycle' },
  ],
  ['(adiado|adiaram|adiou) (mais de|pelo menos)? <factor> (ou mais|para cima)?', { takes: 'pushedAtLeast' }],
  ['<factor> (ou mais|para cima)', { takes: 'pushedAtLeast', needs: 'pushes' }],
];
