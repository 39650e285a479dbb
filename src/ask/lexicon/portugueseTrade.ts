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
  ['(adiado|adiaram|adiou) (pelo menos)? <factor> (ou mais|para cima)?', { takes: 'pushedAtLeast' }],
  ['(adiado|adiaram|adiou) (mais de|mais que|mais do que|>) <factor>', { takes: 'pushedMoreThan' }],
  ['(adiou|adiaram|adiado|adiar|passou|passaram) (para)? (a)? (frente|depois|mais tarde)', { pushed: 1 }],
  ['(vence|vencem|vencendo|vencer) <period>', { subject: 'activities', weak: true, when: 'due' }],
  [
    '(negocios|oportunidades) (que)? (vence|vencem|vencendo|vencer|a vencer) <period>',
    { subject: 'deals', state: 'open', when: 'expectedClose' },
  ],
  [
    '(o que|que|quanto) (e que)? (tenho|temos|tem|ha) (para|a|por) (fechar|ganhar|assinar)',
    { subject: 'deals', weak: true, state: 'open' },
  ],
  [
    '(atrasado|longe|perto|proximo|adiantado|aquem|acima|abaixo) (na|no|da|do|em|para|de|a|ao) objetivo',
    { subject: 'attainment' },
  ],
  [
    'nao tem (nenhum|nenhuma|qualquer)? (proximo|proxima)? (passo|atividade|acao) (marcado|marcada|agendado|agendada|planeado|planeada)?',
    { state: 'noNextStep' },
  ],
  [
    '(parado|sem atividade|sem contacto|sem contato|sem movimento|sem resposta|sem novidades) (ha|faz|durante)? (mais de|mais que|cerca de)? (um|uma) <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  ['(top|melhores|maiores|primeiros) <n> vendedores', { subject: 'won', weak: true, group: 'owner', takes: 'limit' }],
  [
    '(por) (fase|vendedor|equipa|cliente|mes|trimestre|motivo|origem) (e|e por|e depois por) (fase|vendedor|equipa|cliente|mes|trimestre|motivo|origem)',
    { needs: 'nothing' },
  ],
  [
    'clientes (que)? (mais)? (compraram|compram|gastaram|gastam|encomendaram) (mais)?',
    { subject: 'won', group: 'account' },
  ],
  ['(eu|a gente|nos)? (posso|podemos|consigo|conseguimos) fechar', { subject: 'deals', weak: true, state: 'open' }],
  ['<factor> (ou mais|para cima)', { takes: 'pushedAtLeast', needs: 'pushes' }],
  [
    '(o que|que|quanto) (e que)? (tenho|temos) (para|a|por) (fechar|fecho) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  [
    '(comparado|comparada|vs|contra|face) (com|a|ao)? (o|a)? (anterior|antes|precedente)',
    { compare: true, periodBefore: true },
  ],
  ['(equipa a equipa|de equipa para equipa|equipa por equipa|time a time|time por time)', { group: 'team' }],
  ['(vendedor a vendedor|vendedor por vendedor|um a um|um por um|comercial a comercial)', { group: 'owner' }],
  ['(mes a mes|mes por mes)', { group: 'month' }],
  ['(trimestre a trimestre|trimestre por trimestre)', { group: 'quarter' }],
  ['(cliente a cliente|cliente por cliente|conta a conta)', { group: 'account' }],
  ['(fase a fase|fase por fase|etapa a etapa)', { group: 'stage' }],
  [
    '(os|as)? <n> clientes (com|de) (mais|maior) (pipeline|valor|negocios)',
    { subject: 'pipeline', group: 'account', takes: 'limit' },
  ],
  ['quantas vezes (e que)? (foi|ja foi|foram|tem sido) (adiado|adiados|empurrado|remarcado)', { subject: 'pushes' }],
  ['quantos vezes (e que)? (foi|ja foi|foram|tem sido) (adiado|adiados|empurrado|remarcado)', { subject: 'pushes' }],
  ['(duracao|tempo) (media|medio)? (do|de) ciclo (venda|vendas)?', { subject: 'salesCycle' }],
  // How many were won is no rate of them; "how many OF the deals" is.
  ['quantos negocios (e que)? (ganhei|fechei|vendi)', { subject: 'won', whose: 'me' }],
  ['quantos negocios (e que)? (ganhamos|fechamos|vendemos)', { subject: 'won', whose: 'usual' }],
  [
    'quantos negocios (e que)? (ganhou|ganharam|fechou|fecharam|vendeu|venderam|ganha|foram ganhos|ganhos)',
    { subject: 'won' },
  ],
  [
    '(quanto|quanto valor|que valor|quanto dinheiro) (e que)? (tinhamos|tinha|temos|tenho|tem|ha|havia|esta|estava) em aberto',
    { subject: 'pipeline' },
  ],
  ['(quanto|que) (e que)? (tinhamos|tinha|havia|estava) em aberto', { subject: 'pipeline', past: true }],
  // "Ordenado" is a salary too.
  ['(de|o|do|seu|ordem de) ordenado', { needs: 'nothing' }],
];
