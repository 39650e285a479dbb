import type { Meaning, Rule } from './lexicon.js';

const people = '(turma|galera|malta|pessoal|gente|equipa|time|rapaziada|povo|grupo)';
const deals = '(negocio|negocios)';

/** Which deals, said offhand. */
const narrowed: readonly Rule<Meaning>[] = [
  [
    '(de|a partir de|desde)? <amount> (para cima|para mais|ou mais|no minimo|minimo|em diante|acima)',
    { bound: 'atLeast' },
  ],
  ['(de)? <amount> (para baixo|no maximo|ou menos|maximo)', { bound: 'atMost' }],
  [
    '(sem contar|excluindo|exclui|exclua|ignora|ignorando|ignore|tirando|menos) (nada|tudo|valores|negocios|os)? (abaixo de|inferior a|inferiores a|menos de|menores que|menor que) <amount>',
    { bound: 'atLeast' },
  ],
  ['(passam|passaram|passa|passou|ficam|ficaram) (acima)? (de|dos|das) <amount>', { bound: 'over' }],
  ['(contando|contar|so contando|considerando) (so|apenas|somente)?', {}],
  ['(ainda)? (de|com|para)? fecho <period>', { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' }],
  [
    '(com|de|data de)? fecho (previsto|prevista|esperado|esperada|marcado|planeado|estimado) (para|em|ate|a|no|na|neste)? <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  [
    '(previsto|prevista|previstos|previstas) (de fecho)? (para|em) <period>',
    { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' },
  ],
  ['(na|nas|em|da|das) (cliente|clientes) <account>', { names: true }],
  ['(na|nas|em|da|das) clientes <account> e <account>', { names: true }],
  ['(cuja|com a|com)? data (ja)? (passou|foi ultrapassada|expirou|venceu)', { state: 'overdue' }],
  ['(que)? (ja)? (devia|deviam|deveria|deveriam) ter (fechado|sido fechado|sido fechados)', { state: 'overdue' }],
  [
    '(parado|sem movimento|sem atividade|sem contacto) (ha|faz) (um|uma) <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(parado|sem movimento|sem atividade|sem contacto) (ha|faz) (mais de)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(que)? ninguem (mexe|mexeu|toca|tocou|pegou) (neles|nele|nisso)? (ha|faz) <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  ['sem (proxima)? atividade (marcada|agendada|planeada|prevista|registada)', { state: 'noNextStep' }],
];

/** Whose, said offhand. */
const whose: readonly Rule<Meaning>[] = [
  [`(o|a)? ${people} (do|da|de) <person>`, { whose: 'personTeam', names: true }],
  [`(o|a|da|do)? (meu|minha|nosso|nossa) ${people}`, { whose: 'myTeam' }],
  ['(o|a)? (pessoal|malta|turma|galera|gente) (meu|minha)', { whose: 'myTeam' }],
  ['<team> x <team>', { whose: 'teams', names: true, group: 'team' }],
  ['<person> x <person>', { whose: 'persons', names: true, group: 'owner' }],
  ['lado a lado', { sideBySide: true }],
];

/** Figures, said offhand, and how they are told. */
const figures: readonly Rule<Meaning>[] = [
  ['(valor|montante|soma) total', { subject: 'pipeline', weak: true }],
  [`(%|percentagem|porcentagem|percentual) (de|dos|das)? ${deals}? (ganhos|ganho|ganhas)`, { subject: 'winRate' }],
  ['(acuracia|acerto|fiabilidade|precisao|exatidao|rigor) (da|das|de|do)? previsao', { subject: 'forecastAccuracy' }],
  ['(previsao)? (bateu|bateram|bate) (certo|bem)?', { subject: 'forecastAccuracy' }],
  ['(ritmo|velocidade) (de|das|do) (vendas|venda|pipeline)', { subject: 'velocity' }],
  ['velocity', { subject: 'velocity' }],
  [
    '(faz|ha) quanto tempo (que)? (os|as)? (meus|nossos)? negocios (estao|esta|andam)? (na|no|nas) (mesma)? fase',
    { subject: 'daysInStage' },
  ],
  [
    '<account> (ja)? (comprou|compraram|encomendou|gastou) (da gente|de nos|connosco|conosco|a nos)?',
    { subject: 'won', names: true },
  ],
  ['(quantos dias|quanto tempo) (eles|elas)? (ja)? (estao|andam) (la|ai|ali|parados)?', { subject: 'daysInStage' }],
  ['(por|cada) mes (de)? fecho', { group: 'month' }],
  ['(por|cada) (data de)? fecho', { order: 'expectedClose' }],
  ['(ordenar|ordena|ordenado|ordenados|ordenadas) por data (de fecho)?', { order: 'expectedClose' }],
  ['(do)? mais recente para (o)? mais (antigo|velho|velhos|antigos)', { order: '-createdAt' }],
  ['(do)? mais (antigo|velho) para (o)? mais recente', { order: 'createdAt' }],
  ['(do)? maior para (o)? menor', { order: '-amount' }],
  ['(do)? menor para (o)? maior', { order: 'amount' }],
  ['(consegue|consegues|pode|podes)? (separar|separa|separe|dividir|divide|dividido|partir) (por)?', {}],
  ['(tenho|ha) (alguma)? coisa (para)? fazer hoje', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['(de que|qual a|por) origem (vieram|veio|vem|vinham)?', { group: 'source' }],
];

/** What a colleague says offhand in Portuguese. */
export const portugueseOffhand: readonly Rule<Meaning>[] = [...narrowed, ...whose, ...figures];
