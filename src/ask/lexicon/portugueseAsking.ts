import { portugueseFigures } from './portugueseFigures.js';
import type { Meaning, Rule } from './lexicon.js';

const em = '(em|na|no|nas|nos|a|de|da|do|das|dos|com|para)';

/** Said around the question. */
const around: readonly Rule<Meaning>[] = [
  [
    '(pode|podes|podia|podias|poderia|consegue|consegues|da para|daria para|sera que) (me)? (dizer|mostra|dar|ver|indicar|saber|listar|enviar|tirar)?',
    {},
  ],
  ['(quero|queria|gostava|gostaria|preciso|precisava|queremos) (de)? (ver|saber|conhecer|ter|consultar)?', {}],
  ['(se faz favor|faz favor|por favor|por gentileza|muito obrigado|muito obrigada|com licenca)', {}],
  ['(bom dia|boa tarde|boa noite|ola a todos|e ai|tudo bem)', {}],
  ['(neste momento|de momento|por agora|agora mesmo|hoje em dia|ao dia de hoje|a data de hoje)', {}],
  ['(para|antes) (a|da)? (reuniao|apresentacao) (de|da|do)? (equipa|direcao|vendas|amanha|conselho)?', {}],
  ['(que|os quais|as quais) (temos|tenho|ha|existem|estao|tem)', {}],
  ['(ate)? (agora|ao momento|a data)', {}],
];

/** What words need of the answer to be heard; who is meant. */
const heard: readonly Rule<Meaning>[] = [
  ['(quando|em que dia|em que data)', { needs: 'dates' }],
  ['(ele|ela|dele|dela)', { pronoun: true }],
  ['(menos|pior|piores)', { needs: 'members' }],
  ['(em media|medio)', { needs: 'mean' }],
  ['(vs|versus|contra|comparado com|em comparacao com|face a|ao lado)', { sideBySide: true }],
  ['(compara|comparar|compare|comparacao|comparativo) (entre|de|da|do|a|o)?', { sideBySide: true }],
  ['ainda', { state: 'open' }],
];

/** Which ones, in which order. */
const which: readonly Rule<Meaning>[] = [
  ['ultimos (negocios)? (ganho|ganhos|vitorias|vendas|fechados)', { subject: 'won', order: '-closedAt' }],
  ['ultimos (negocios|vendas)? (perdido|derrotas|perdas)', { subject: 'lost', order: '-closedAt' }],
  ['ultimos (negocios)? (criado|abertos|novos|que entraram)', { subject: 'deals', weak: true, order: '-createdAt' }],
  [
    '(evolucao|tendencia|historico) (de|das|dos|da|do)? (vendas|ganhos|vitorias|faturacao)',
    { subject: 'won', group: 'month' },
  ],
  [
    '(perdido|perdemos|perdi|perdas|derrotas) (por|devido ao|devido a|por causa do|pelo) (preco|prazo|concorrencia|orcamento|qualidade|custo)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(ranking|classificacao|tabela|top) (de|dos|das)? (vendedores|vendas|comerciais)',
    { subject: 'won', weak: true, group: 'owner' },
  ],
  ['(acima|abaixo) ou (acima|abaixo) (de|do|da)? objetivo', { subject: 'attainment' }],
  ['(fechou|fecharam|venceu|venceram|ganhou|ganharam|vendeu|venderam)', { subject: 'won' }],
  [
    'ultimos <n> (negocios|vendas|ganhos|contratos)? (que)? (eu)? (fechei|ganhei|vendi)',
    { subject: 'won', whose: 'me', order: '-closedAt', takes: 'limit' },
  ],
  [
    'ultimos <n> (negocios|vendas|ganhos)? (que)? (fechamos|ganhamos|vendemos|ganho|ganhos|fechado|fechados|ganhas)',
    { subject: 'won', order: '-closedAt', takes: 'limit' },
  ],
  [
    'ultimos <n> (negocios|derrotas|perdas)? (que)? (perdemos|perdi|perdido|perdas)',
    { subject: 'lost', order: '-closedAt', takes: 'limit' },
  ],
  ['<n> ultimos (negocios)? (ganho|ganhos|fechados|vendas)', { subject: 'won', order: '-closedAt', takes: 'limit' }],
  [
    'ultimos <n> (negocios)? (criado|novos|que entraram|abertos)?',
    { subject: 'deals', weak: true, order: '-createdAt', takes: 'limit' },
  ],
  [
    '(proximos|primeiros) <n> (negocios)? (a fechar|que fecham|por fechar)',
    { subject: 'deals', weak: true, order: 'expectedClose', takes: 'limit' },
  ],
  ['<n> (negocios)? (mais antigos|mais velhos)', { subject: 'deals', weak: true, order: 'createdAt', takes: 'limit' }],
  ['<n> (negocios)? (mais recentes|mais novos)', { subject: 'deals', weak: true, order: '-createdAt', takes: 'limit' }],
  [
    '<n> (negocios)? (mais pequenos|menores|mais baixos|de menor valor)',
    { subject: 'deals', weak: true, order: 'amount', takes: 'limit' },
  ],
  [
    '<n> (maiores|melhores|mais altos|mais valiosos) (negocios)?',
    { subject: 'deals', weak: true, order: '-amount', takes: 'limit' },
  ],
  [
    '<n> negocios (maiores|mais altos|mais valiosos|de maior valor)',
    { subject: 'deals', weak: true, order: '-amount', takes: 'limit' },
  ],
  [
    '(com|de)? (probabilidade|hipotese|chance)? (de|acima de|superior a|maior que|maior do que|pelo menos|no minimo|mais de|a partir de) <percent> (ou mais|ou superior|para cima)? (de)? (probabilidade|hipotese|chance)?',
    { probability: 'atLeast' },
  ],
  [
    '(com|de)? (probabilidade|hipotese|chance)? (de|a)? <percent> (ou mais|ou superior|para cima|ou melhor)',
    { probability: 'atLeast' },
  ],
  [
    '(com|de)? (probabilidade|hipotese|chance) (abaixo de|inferior a|menor que|menor do que|no maximo|menos de|ate) <percent>',
    { probability: 'atMost' },
  ],
  [
    '(com|de)? (menos de|abaixo de|ate|no maximo) <percent> (de)? (probabilidade|hipotese|chance)',
    { probability: 'atMost' },
  ],
  ['<percent> (ou menos|ou inferior)', { probability: 'atMost' }],
  ['(a partir de|no minimo|minimo de|pelo menos|de pelo menos|nao menos de) <amount>', { bound: 'atLeast' }],
  [
    '(mais de|mais que|mais do que|acima de|superior a|superiores a|para la de|alem de|maior que|maiores que|maior do que|maiores do que|maior de|maiores de) <amount>',
    { bound: 'over' },
  ],
  [
    '(menos de|menos que|menos do que|abaixo de|inferior a|inferiores a|menor que|menores que|menor do que|menores do que) <amount>',
    { bound: 'under' },
  ],
  ['(no maximo|ate|nao mais de|maximo de) <amount>', { bound: 'atMost' }],
  ['> <amount>', { bound: 'over' }],
  ['< <amount>', { bound: 'under' }],
  ['>= <amount>', { bound: 'atLeast' }],
  ['<= <amount>', { bound: 'atMost' }],
  ['>= <percent>', { probability: 'atLeast' }],
  ['> <percent>', { probability: 'atLeast' }],
  ['< <percent>', { probability: 'atMost' }],
  ['em <currency>', { currency: true, inOne: 'sums' }],
  ['quanto em <currency>', { inOne: 'always' }],
  [
    '(convertido|convertida|convertidos|convertidas|expresso|expressa|total|totais|soma|somado|tudo|equivalente|valor|valores) (em|para|a) <currency>',
    { inOne: 'always' },
  ],
  ['(com|de)? (a|o)? (etiqueta|tag|marcador|rotulo) (de|da|do)? <tag>', { names: true }],
  ['(de|do|da|em|com)? <tag> (e|ou) <tag>', { names: true }],
  ['(prioridade|muito) (maxima|altissima|urgente)', { filters: { priority: [3] } }],
  ['(3|tres) estrelas', { filters: { priority: [3] } }],
  ['(com|chamado|chamados|com o nome|de nome|sobre) <text>', { subject: 'deals', weak: true, text: true }],
  [
    '(com|que tem|que tenham|contendo)? <stranger> (no|em) (nome|titulo|assunto)',
    { subject: 'deals', weak: true, text: true },
  ],
  ['negocio (de|do|da|dos|das|com|sobre) (o|a)? <stranger>', { subject: 'deal', text: true }],
  ['(criado|aberto) (por|pelo|pela) <person>', { subject: 'created', weak: true, names: true, whose: 'persons' }],
  ['(equipa|gente|pessoal|malta|area|lado|time) (da|do|de) <person>', { whose: 'personTeam', names: true }],
  ['<person> e (a|o)? (sua|seu)? (equipa|gente|pessoal|time)', { whose: 'personTeam', names: true }],
  ['(do|da|no|na|nosso|meu|o)? time', { whose: 'myTeam' }],
  ['(a|as|o|os)? (empresa|organizacao|companhia|casa) (toda|inteira|inteiro)?', { whose: 'all' }],
  ['(toda|todas|todos) (a|as|os|o)? (gente|empresa|equipas|equipa|vendedores|mundo|regioes)', { whose: 'all' }],
  ['(por|de cada|para cada|cada) (vendedor|pessoa|comercial|membro|colaborador)', { group: 'owner' }],
  ['(por|de cada|para cada|cada) equipa', { group: 'team' }],
  ['(por|de cada|para cada|cada) cliente', { group: 'account' }],
  ['(por|em|na|de cada|cada) fase', { group: 'stage' }],
  ['(por|de cada|cada) (mes|meses)', { group: 'month' }],
  ['(por|de cada|cada) (trimestre|trimestres)', { group: 'quarter' }],
  ['(por|de cada|cada) (origem|fonte|canal|proveniencia)', { group: 'source' }],
  [
    '(de onde|donde) (vem|vieram|veio) (os|o|as|a)? (negocios|pipeline|vendas)?',
    { subject: 'deals', weak: true, group: 'source' },
  ],
];

/** What waits, is late or lacks something; what is to be done; one deal, one customer. */
const states: readonly Rule<Meaning>[] = [
  [
    '(parado|sem atividade|sem contacto|sem contato|sem movimento|sem mexer|sem qualquer atividade|sem novidades|sem resposta) (ha|faz|durante|por|nos ultimos|a)? (mais de|mais que)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  ['(sem atividade|sem contacto|sem movimento|sem resposta|sem seguimento recente)', { state: 'stale' }],
  [
    '(ninguem|nao) (toca|tocou|mexe|mexeu|falou|contactou|se mexe|se mexem|mexem) (ha|desde|faz) (mais de)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(passou|passaram|passado|ultrapassou|ultrapassaram|ultrapassada|ultrapassado|fora) (a|da|de|do|o)? (data|prazo|datas) (de|prevista|previsto)? (fecho|previsto)?',
    { state: 'overdue' },
  ],
  [
    '(data|datas|prazo) (de|do|prevista|prevista de)? (fecho)? (ja)? (ultrapassada|ultrapassadas|ultrapassado|passado|expirada|expiradas|atrasado|no passado|passou)',
    { state: 'overdue' },
  ],
  ['(deviam|devia|deveriam|deveria) (ja)? (estar|ter) (fechado|fechados|ganho)', { state: 'overdue' }],
  [
    '(sem|falta|falta de|faltam) (a|o|qualquer|nenhuma)? (proximo)? (passo|passos|acao|atividade|atividades|seguimento|tarefa) (seguinte|planeada|planeadas|agendada|agendadas|marcada|marcadas|definida|definido)?',
    { state: 'noNextStep' },
  ],
  ['(sem|nada) (nada)? (agendado|planeado|marcado|previsto|combinado)', { state: 'noNextStep' }],
  ['(sem|falta|falta de) (a|o)? data (de|prevista|prevista de)? fecho?', { state: 'noCloseDate' }],
  ['(sem|falta|falta de) (um|o|qualquer)? (dono|responsavel|vendedor)', { state: 'unassigned' }],
  ['(orfaos|orfao|por atribuir|nao atribuidos|nao atribuido|sem ninguem|de ninguem)', { state: 'unassigned' }],
  [
    '(reunioes|visitas|chamadas|telefonemas|emails|compromissos|pendentes|pendencias|seguimentos)',
    { subject: 'activities' },
  ],
  [
    '(o que|que) (tenho|ha|temos) (para|a|de|que)? (fazer|hoje|amanha|agendado|marcado|na agenda|em agenda)?',
    { subject: 'activities', whose: 'me', state: 'agenda' },
  ],
  ['(a|na)? (minha)? (agenda|lista) (de|para)? hoje?', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['(atividades|pendentes|acoes) (por fazer|em falta|pendentes|abertas|em aberto)', { subject: 'activities' }],
  [
    '(feito|feitos|feita|feitas|concluido|concluidos|concluida|concluidas|terminada|terminadas|realizadas|completadas|fizemos|fiz)',
    { state: 'done' },
  ],
  [
    `(como|que tal) (esta|vai|anda|corre|vao|correm|estao) (as coisas com|as coisas na|o|a|os|as)? (cliente)? ${em}? (a|o)? <account>`,
    { subject: 'account', names: true },
  ],
  [
    `(ponto de situacao|situacao|resumo|historico|estado|ficha|tudo|novidades|visao) (sobre|${em.slice(1, -1)}) (o|a)? (cliente)? (a|o|da|do)? <account>`,
    { subject: 'account', names: true },
  ],
  [
    '(fala me|conta me|diz me) (tudo)? (sobre|da|do|de) (a|o)? (cliente)? <account>',
    { subject: 'account', names: true },
  ],
  [
    `(como|que tal|qual o estado|em que pe|em que fase|em que ponto) (esta|vai|anda|do|da)? (o|a)? negocio (da|do|de|com|na|no) <account>`,
    { subject: 'deal', names: true },
  ],
  [
    `(quem) (e|tem|trata|gere|acompanha|esta com|esta a tratar|lidera) (o|a|do|da|o dono do|o responsavel pelo|o responsavel do)? negocio (da|do|de|com|na|no) <account>`,
    { subject: 'deal', names: true },
  ],
  [`(a quem pertence|de quem e) (o|a)? negocio (da|do|de|com|na|no)? <account>`, { subject: 'deal', names: true }],
  [
    `(historico|historia|estado|detalhes|ponto de situacao|situacao|resumo|novidades) (sobre|do|da|de) (o|a)? negocio (da|do|de|com|na|no) <account>`,
    { subject: 'deal', names: true },
  ],
  [`negocio (da|do|com|na|no) <account>`, { subject: 'deal', names: true }],
  ['(como (estava|era|estavam|andava)|qual era|quanto era|quanto tinhamos|quanto tinha)', { past: true }],
  ['(a|em|no dia|a data de|com data de) <date>', { when: 'asOf' }],
  ['(fotografia|retrato|snapshot) (a|de|do|em)? <date>', { when: 'asOf' }],
  [
    '(como|tal como|segundo o que|com o que) (se|era|se sabia|sabiamos|conhecido|conhecida|conheciamos) (sabia|conhecia|conhecido)? (entao|na altura|nesse dia|a data)',
    { known: true },
  ],
  ['(no|ao|a) (fim|final) (do|da|de) <period>', { when: 'any' }],
];

/** How people ask in Portuguese, beside the words for measures. */
export const portugueseAsking: readonly Rule<Meaning>[] = [
  ...around,
  ...heard,
  ...portugueseFigures,
  ...which,
  ...states,
];
