import type { Meaning, Rule } from './lexicon.js';

const owns =
  '(trata|trata se|cuida|cuida se|gere|acompanha|toma conta|esta com|esta a tratar|esta a cuidar|e responsavel|responde|fala com|lida com|atende)';
const came = '(entrou|entraram|chegou|chegaram|apareceu|apareceram|surgiu|surgiram|veio|vieram)';
const some = '(algum|alguma|alguns|algumas|mais algum|mais alguma|um|uma|qualquer)';
const wins =
  '(ganha|ganham|ganhamos|ganhei|fecha|fecham|fechamos|vence|vencem|vencemos|acaba ganho|acabam ganhos|acabam em ganho|viram venda|viram ganho|se ganha|se ganham|se fecha|se fecham)';

/** What is asked about stands first, or is only named. */
const topicFirst: readonly Rule<Meaning>[] = [
  [
    '(negocio)? (da|do|de|com)? <account> (em que pe|em que ponto|em que estado|em que situacao|em que fase|como) (esta|anda|vai|ficou|estamos|estao)',
    { subject: 'deal', names: true },
  ],
  [
    '(em que pe|em que ponto|em que situacao) (esta|anda|vai|ficou|estamos|estao) (o|a|com)? (cliente)? <account>',
    { subject: 'account', names: true },
  ],
  [`quem (e que)? ${owns} (de|da|do|a|o|com|por|pela|pelo)? <account>`, { subject: 'deal', names: true }],
  [
    '(quem e|qual e|qual o|quem) (o)? (dono|responsavel|vendedor) (de|da|do|por|pela|pelo) (o|a)? <account>',
    { subject: 'deal', names: true },
  ],
  [
    '<account> (quem trata|quem e que trata|quem cuida|quem gere|quem e o responsavel|quem e o dono|de quem e|e de quem|com quem esta)',
    { subject: 'deal', names: true },
  ],
  ['(de quem e|a quem pertence|com quem esta) (o|a)? <account>', { subject: 'deal', names: true }],
  // O que se sabe de um negócio, não dos negócios em geral.
  [
    '~(a|o)? (chance|chances|probabilidade|hipotese|hipoteses|data de fecho|data prevista|fase|dono|responsavel|vendedor) (de|da|do|na|no|com|em|para) <account>',
    { subject: 'deal', names: true },
  ],
  [
    '(qual foi|quando foi|data)? (o|a)? ultimo (contacto|contato|atividade|reuniao|chamada|visita|conversa|email) (com|da|do|de|na|no|a) <account>',
    { subject: 'activities', state: 'done', names: true },
  ],
  [
    'quando (e que)? (foi que)? (falamos|falei|falou se|ligamos|liguei|visitamos|visitei|reunimos) (com|a|da|do|para)? <account> (pela)? (ultimo vez)?',
    { subject: 'activities', state: 'done', names: true },
  ],
  [
    '(qual foi|quando foi)? (o|a)? ultimo (compra|pedido|venda) (com|da|do|de|na|no|a|para) <account>',
    { subject: 'won', names: true, order: '-closedAt', limit: 1 },
  ],
  // "A Oslo já foi adiada": how often their deals were.
  ['<account> (ja)? (foi|foram|tem sido|esta) (ja|alguma vez)? (adiado|adiados)', { subject: 'pushes', names: true }],
];

/** Which deals, in as few words as can be. */
const narrowed: readonly Rule<Meaning>[] = [
  // "Empurrados pro Q1": agora previstos para lá.
  [
    '(adiado|adiados|adiou|adiaram|escorregou|escorregaram|deslizou|deslizaram|derrapou|derraparam) (para|ate) (o|a)? <period>',
    { subject: 'deals', weak: true, pushed: 1, when: 'expectedClose' },
  ],
  ['parado (ha|faz|a)? (mais de|mais que|+|>)? <n> <unit>', { state: 'stale', takes: 'staleDays' }],
  ['(2|duas) estrelas (ou mais|no minimo|para cima|pelo menos|+)', { filters: { priority: [2, 3] } }],
  ['(pelo menos|no minimo) (2|duas) estrelas', { filters: { priority: [2, 3] } }],
  ['(2|duas) estrelas', { filters: { priority: [2] } }],
  ['(de|a partir de|desde)? <stage> (para|pra)? cima', { names: true, later: 'too' }],
  [
    '(de|a partir de|desde)? <stage> (em diante|para a frente|para frente|ou mais avancado|ou depois|ou mais)',
    { names: true, later: 'too' },
  ],
  ['(depois|para la|alem|mais avancado|mais avancados) (de|que|do que)? <stage>', { names: true, later: 'only' }],
  [
    '(prob|probabilidade|hipotese|chance|chances) (de)? (acima de|superior a|maior que|mais de|pelo menos|no minimo|a partir de|>) <n>',
    { probability: 'atLeast' },
  ],
  [
    '(prob|probabilidade|hipotese|chance|chances) (de)? <n> (para cima|ou mais|para mais|no minimo)',
    { probability: 'atLeast' },
  ],
  [
    '(prob|probabilidade|hipotese|chance|chances) (de)? (abaixo de|inferior a|menor que|menos de|no maximo|ate|<) <n>',
    { probability: 'atMost' },
  ],
  [
    '(prob|chances) (de)? (acima de|superior a|maior que|mais de|pelo menos|a partir de) <percent>',
    { probability: 'atLeast' },
  ],
  ['(prob|chances) (de)? (abaixo de|inferior a|menor que|menos de|ate) <percent>', { probability: 'atMost' }],
  [
    '(esta|estao|anda|andam)? (faltando|em falta|a faltar) (o|um)? (proximo)? (passo|passos|atividade|atividades|seguimento) (seguinte)?',
    { state: 'noNextStep' },
  ],
  [
    '(sem|nenhuma) (reuniao|reunioes|chamada|visita|demo|call) (marcada|marcadas|agendada|agendadas|planeada|prevista)',
    { state: 'noNextStep' },
  ],
  [
    '(o|os)? (meu|meus)? (menor|mais pequeno|mais baixo) (negocio)? (que)? (eu)? tenho',
    { subject: 'deals', weak: true, order: 'amount', limit: 1, whose: 'me' },
  ],
  [
    '(o|os)? (meu|meus)? (maior|mais alto|mais gordo) (negocio)? (que)? (eu)? tenho',
    { subject: 'deals', weak: true, order: '-amount', limit: 1, whose: 'me' },
  ],
  ['<team> ou <team>', { whose: 'teams', names: true, either: true }],
  ['<account> ou <account>', { names: true, either: true }],
  [
    '<account> ou <account> qual (deles|delas|dos dois|das duas)? (tem|teve|ganha|ganhou|fechou|fecha|comprou|vale) mais',
    { names: true, either: true, group: 'account' },
  ],
  [
    '<team> ou <team> qual (deles|delas|dos dois|das duas)? (tem|teve|vende|vendeu|ganha|ganhou|fechou|fecha) mais',
    { whose: 'teams', names: true, either: true, group: 'team' },
  ],
  ['(via|atraves) (de|da|do)? (equipa|time) <team>', { whose: 'teams', names: true }],
];

/** Figures, in as few words as can be. */
const figures: readonly Rule<Meaning>[] = [
  ['(novos|novo) (de|desde|em|no|na|neste|este)? <period>', { subject: 'created', when: 'any' }],
  ['ganhos (x|vs|contra|versus) perdido', { subject: 'winRate' }],
  ['(ticket|tiquete) (medio)?', { subject: 'averageDealSize' }],
  [`(ja)? ${came} ${some} (negocio|cliente|coisa|lead) (novo|nova)?`, { subject: 'created' }],
  [`(ja)? ${came} ${some} (novo|nova) (negocio|coisa)`, { subject: 'created' }],
  [`(ja)? ${came} (algo|coisas|coisa) (de)? (novo|nova|novas)?`, { subject: 'created' }],
  [`(o que|que|quanto|tudo o que|tudo que) ${came} (de novo)? (no|na|em|para o|ao) pipeline`, { subject: 'created' }],
  [
    `(dos|das|de|entre os)? (negocios)? (que)? (chegam|chegaram|chega|entram|entraram|passam|estao) (a|em|na|no|ate|por)? (fase)? <stage> (quantos|quantas|que percentagem|quanto) (e que)? (a gente|nos|se)? ${wins}`,
    { subject: 'stageProbability', names: true },
  ],
  [
    `(quantos|quantas|que percentagem) (dos|das|de)? (negocios)? (que)? (chegam|chegaram|chega|entram|entraram|passam) (a|em|na|no|ate|por)? (fase)? <stage> (e que)? (a gente|nos|se)? ${wins}`,
    { subject: 'stageProbability', names: true },
  ],
  [
    '(falta|faltam) (quanto|muito) (para|ate)? (chegar|bater|atingir|cumprir)? (a|o|ao)? objetivo',
    { subject: 'attainment' },
  ],
  [
    'quem (e que)? (fecha|vende|ganha) (negocios)? (mais)? (rapido|depressa|rapidamente|cedo)',
    { subject: 'salesCycle', group: 'owner' },
  ],
  [
    'quem (e)? (o|a)? mais (rapido|rapida|veloz) (a|em|para)? (fechar|vender|ganhar)?',
    { subject: 'salesCycle', group: 'owner' },
  ],
];

/** What is typed with one thumb in Portuguese. */
export const portugueseTerse: readonly Rule<Meaning>[] = [...topicFirst, ...narrowed, ...figures];
