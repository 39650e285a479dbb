import { portugueseShapes } from './portugueseShapes.js';
import type { Meaning, Rule } from './lexicon.js';

const deals = '(negocio|negocios|oportunidade|oportunidades|deal|deals|venda|vendas)';
const target = '(objetivo|objetivos|objectivo|objectivos|meta|metas|quota|quotas|cota|cotas|alvo)';
const pipeline = '(pipeline|funil|carteira)';

/** Figures by their names. */
const figures: readonly Rule<Meaning>[] = [
  [
    `como (estamos|vamos|andamos|estou|vou|esta|vai) (face|em relacao|perante|relativamente|quanto|comparado)? (ao|a|com)? ${target}`,
    { subject: 'attainment' },
  ],
  [`(face|em relacao|perante) (ao|a|aos) ${target}`, { subject: 'attainment' }],
  ['(ultima|ultimo) (venda|ganho|vitoria|negocio ganho)', { subject: 'won', order: '-closedAt', limit: 1 }],
  ['(ultima|ultimo) (perda|derrota|negocio perdido)', { subject: 'lost', order: '-closedAt', limit: 1 }],
  [
    '(previsao|previsoes) (foi|foram|estava|era)? (certa|certas|correta|boa|acertada|fiavel|rigorosa|errada)',
    { subject: 'forecastAccuracy' },
  ],
  [`(cobertura|multiplo) (de|do|da)? (pipeline|funil|carteira|${target})?`, { subject: 'coverage' }],
  [
    `${pipeline} (suficiente|que chegue|chega) (para)? (bater|atingir|cumprir|cobrir|chegar)? ${target}?`,
    { subject: 'coverage' },
  ],
  [`(chega|suficiente) para (bater|atingir|cumprir|cobrir) ${target}?`, { subject: 'coverage' }],
  [
    `(atingi|atingimos|atingiu|atingir|bati|batemos|bateu|bater|cumpri|cumprimos|cumpriu|cumprir|alcancar|alcancei|alcancou|alcancamos|falhei|falhou|falhamos) ${target}`,
    { subject: 'attainment' },
  ],
  [target, { subject: 'attainment' }],
  [
    `(quanto|o que) (falta|me falta|nos falta|faltam) (para|a)? (bater|atingir|cumprir|chegar)? ${target}?`,
    { subject: 'attainment' },
  ],
  [`(falta|faltam) para (bater|atingir|cumprir|chegar) ${target}`, { subject: 'attainment' }],
  [`(abaixo|acima|perto|longe|dentro|aquem|alem) (de|do|da)? ${target}`, { subject: 'attainment' }],
  [
    `(percentagem|grau|taxa) (de)? (realizacao|cumprimento|concretizacao)? (de|do|da)? ${target}?`,
    { subject: 'attainment' },
  ],
  ['(velocidade|ritmo) (de|das|do|da)? (vendas|venda|pipeline|funil|negocios)?', { subject: 'velocity' }],
  [`(ciclo|duracao|tempo) medio? (de|das|do)? (venda|vendas|fecho|fechamento|${deals})`, { subject: 'salesCycle' }],
  [
    `quanto tempo (levam|leva|demoram|demora|levamos|demoramos|levou|demorou) (a|para|ate)? (fechar|ganhar|vender) (um|uma|o|a|os|as)? ${deals}?`,
    { subject: 'salesCycle' },
  ],
  [
    `quanto tempo (levam|leva|demoram|demora|levamos|demoramos) ${deals} (a|para|ate) (fechar|ganhar|vender)`,
    { subject: 'salesCycle' },
  ],
  [
    `(tamanho|valor|ticket|montante) medio (de|do|da|dos|das|por)? ${deals}? (ganho|ganhos|ganha|ganhas|fechado|fechados)?`,
    { subject: 'averageDealSize' },
  ],
  [
    '(taxa|percentagem|racio) (de)? (sucesso|conversao|fecho|fechamento|vitoria|ganho|vitorias|ganhos|acerto)',
    { subject: 'winRate' },
  ],
  ['win rate', { subject: 'winRate' }],
  [`(percentagem|que parte) ${deals} (ganhamos|ganhei|ganha|ganhou)`, { subject: 'winRate' }],
  [`${pipeline} (ponderado|ponderada|pesado|pesada)`, { subject: 'weightedPipeline' }],
  [`(valor|previsao|pipeline|montante|total) (ponderado|ponderada|pesado)`, { subject: 'weightedPipeline' }],
  [`(valor|montante|total) (em)? (aberto|aberta|curso)`, { subject: 'pipeline' }],
  ['como (estamos|vamos|andamos|vao as coisas|vai o negocio)', { subject: 'pipeline', whose: 'usual' }],
  ['como (estou|vou|ando)', { subject: 'pipeline', whose: 'me' }],
  ['(previsao|forecast) (de)? (vendas|fecho|fechamento)', { subject: 'forecast' }],
  ['(receita|faturacao|faturamento|volume de negocios)', { subject: 'revenue', weak: true }],
  ['(quanto|o que) (faturamos|faturei|vendemos|vendi|vendeu|faturou|fechamos|fechou)', { subject: 'won' }],
  ['(quanto|o que) (faturamos|vendemos|fechamos)', { subject: 'won', whose: 'usual' }],
  ['(quanto|o que) (faturei|vendi|fechei)', { subject: 'won', whose: 'me' }],
  ['(vitorias|ganhos|vendas) (fechadas|fechados|concluidas)?', { subject: 'won' }],
  ['(ganhar|vender|ganhamos|vendemos|fechamos) (alguma coisa|algo)', { subject: 'won' }],
  ['(derrotas|negocios perdidos|vendas perdidas|oportunidades perdidas)', { subject: 'lost' }],
  [
    '(por que|porque|porque e que|por que razao) (perdemos|perdi|perdeu|perderam|estamos a perder)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(motivo|motivos|razao|razoes) (de|da|das|dos|para)? (perda|perdas|perdermos|derrota|derrotas|negocios perdidos)',
    { subject: 'lost', group: 'lostReason' },
  ],
];

/** What waits, is late or lacks something. */
const states: readonly Rule<Meaning>[] = [
  [
    '(negocios|oportunidades)? (criados|criadas|abertos|abertas) <age>',
    { subject: 'deals', weak: true, when: 'created' },
  ],
  [
    '(sem atividade|sem contacto|sem movimento|parados|paradas|parado) desde <date>',
    { state: 'stale', when: 'staleSince' },
  ],
  [
    '(sem atividade|sem contacto|sem movimento|parados|paradas|parado) desde <period>',
    { state: 'stale', when: 'staleSince' },
  ],
  ['(atrasados|atrasadas|vencidos) <age>', { state: 'overdue', when: 'expectedClose' }],
  [
    '(data|datas) (de|do|prevista|prevista de)? (fecho|fechamento|encerramento)? (ultrapassada|ultrapassadas|vencida|vencidas|passada|passadas|expirada|expiradas|no passado|em atraso)',
    { state: 'overdue' },
  ],
  [
    '(ja)? (deviam|devia|deveria|deveriam) (ja)? (ter|estar) (fechado|fechados|fechadas|sido fechados)',
    { state: 'overdue' },
  ],
  [
    '(fora de prazo|fora do prazo|passou do prazo|passaram do prazo|passou da data|passaram da data)',
    { state: 'overdue' },
  ],
  [
    '(parado|parados|parada|paradas|esquecido|esquecidos|esquecidas|frio|frios|adormecidos|estagnados|estagnado|sem mexer|sem mexida|sem contacto|sem contato|sem movimento|sem atividade|sem novidades|sem progresso) (ha|a|faz|por|durante) (mais de)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(ninguem) (mexe|mexeu|toca|tocou|contacta|contactou|contatou|atualizou|falou) (ha|a|faz) (mais de)? <n> <unit>',
    { state: 'stale', takes: 'staleDays' },
  ],
  [
    '(esquecido|esquecida|esquecidas|frias|fria|adormecido|adormecidos|adormecidas|a arrefecer|esfriando|encalhado|encalhados|encalhadas|emperrados|emperrado|emperradas|parada)',
    { state: 'stale' },
  ],
  [
    '(sem proximo passo|sem proximos passos|sem proxima acao|sem proximas acoes|sem nada agendado|sem nada planeado|sem seguimento|sem follow up|nada planeado|nada agendado|nada marcado)',
    { state: 'noNextStep' },
  ],
  [
    '(sem dono|sem responsavel|sem vendedor|sem comercial|por atribuir|nao atribuidos|nao atribuidas|de ninguem)',
    { state: 'unassigned' },
  ],
  [
    '(sem data|sem data de fecho|sem data prevista|sem data de fechamento|sem previsao de fecho)',
    { state: 'noCloseDate' },
  ],
  ['(ainda|em)? (aberto|abertos|aberta|abertas|em curso|em andamento|vivos|ativos)', { state: 'open' }],
  [`(previsto|previstos|prevista|previstas) (para)? (fechar|fecho)?`, { subject: 'deals', weak: true, state: 'open' }],
  ['(tarefas|atividades|actividades|pendentes|afazeres|acoes|acompanhamentos|follow ups)', { subject: 'activities' }],
  ['(tarefas|atividades|coisas)? para fazer', { subject: 'activities' }],
  ['(o que|que) (tenho|ha) (para|a|de|que) fazer', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['(a minha)? agenda (de hoje)?', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['(feita|feitas|concluido|concluidos|terminada|terminados|completou|concluiu|terminou|fez)', { state: 'done' }],
  ['(atrasada|atrasadas|em atraso|por fazer e atrasadas)', { state: 'overdue' }],
];

/** What moved. */
const moves: readonly Rule<Meaning>[] = [
  [
    `(quanto|quantos|quantas|que)? ${pipeline}? (criou|criaram|gerou|geraram|abriu|abriram|criamos|geramos|abrimos|criei|gerei|abri|trouxe|trouxeram) (de|em)? (pipeline|funil|novo|novos)?`,
    { subject: 'created' },
  ],
  [`(novos|novas) ${deals} (criados|criadas|abertos|abertas)`, { subject: 'deals', state: 'all', when: 'created' }],
  [
    `${deals} (criados|criadas|abertos|abertas|entraram|que entraram) <period>`,
    { subject: 'deals', state: 'all', when: 'created' },
  ],
  [
    '(escorregaram|derraparam|resvalaram|deslizaram|saltaram|passaram) (de|do|da|para)? <period>',
    { subject: 'slipped', when: 'any' },
  ],
  ['(resvalaram|resvalou|deslizamento|derrapagens)', { subject: 'slipped' }],
  [`(quantas vezes) (foi|foram|ja foi) (adiado|adiados|adiada|adiadas|empurrado)`, { subject: 'pushes' }],
  [`(adiou|adiaram|adia|adiam) mais`, { subject: 'pushes' }],
  [`(como)? (evoluiu|evoluiram|mudou|variou|cresceu|se comportou) ${pipeline}`, { subject: 'movement' }],
  [`(o que|que) (entrou|saiu) e (saiu|entrou) (do|no|de|em)? ${pipeline}?`, { subject: 'movement' }],
  [`(o que|que) saiu (do|no|de|em)? ${pipeline}?`, { subject: 'movement' }],
  ['(novidades|alteracoes|mudancas|atualizacoes) (nos|nas|em|no|na|sobre)?', { subject: 'changes' }],
  ['(o que|que) (ha de novo|se passou|aconteceu|mudou|mexeu)', { subject: 'changes' }],
  [
    '(negocios|oportunidades)? (que)? (mudaram|mudou|alteraram) (de)? (fase|etapa|dono|valor|data)',
    { subject: 'changes' },
  ],
];

/** Stages. */
const stages: readonly Rule<Meaning>[] = [
  [
    '(tempo medio|quanto tempo|dias|media de dias) (que)? (os|as)? (negocios|oportunidades)? (passam|ficam|estao|demoram|passado|gasto|ficou|esta)? (em|na|no|nas|por|cada)? (cada)? (fase|etapa|estagio)',
    { subject: 'timeInStage' },
  ],
  [
    '(tempo medio|quanto tempo|media de dias) (que)? (os|as)? (negocios|oportunidades)? (passam|ficam|estao|demoram)? (em|na|no) <stage>',
    { subject: 'timeInStage', names: true },
  ],
  [
    '(ha quanto tempo|dias|tempo) (estao|esta)? (os|as)? (negocios|oportunidades)? (na|nesta) (fase|etapa) (atual|presente|actual)',
    { subject: 'daysInStage' },
  ],
  [
    '(mais tempo|ha mais tempo) (na|nesta|parados na) (mesma)? (fase|etapa) (atual|actual)?',
    { subject: 'daysInStage' },
  ],
  [
    '(conversao|taxa de conversao|passagem) (da|de|na|do|entre) (fase|etapa)? <stage>',
    { subject: 'stageConversion', names: true },
  ],
  ['<stage> (para|a|ate) <stage>', { subject: 'stageConversion', names: true }],
  [
    '(probabilidade|hipotese|hipoteses|chance|chances) (de)? (um|uma)? (negocio|oportunidade)? (em|na|no|de|da) <stage> (fechar|ganhar|ser ganho|ser ganha)?',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(probabilidade|hipotese|chance|chances) (real|historica) (por|de|em|na)? (fase|etapa)?',
    { subject: 'stageProbability' },
  ],
  [
    '(precisao|rigor|fiabilidade|exatidao|acerto) (da|das|de|do|dos)? (previsao|previsoes|forecast|commit)?',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(quao|como) (certa|certas|boa|precisa|rigorosa) (foi|foram|estava|era) (a)? (nossa|minha)? (previsao|previsoes)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(previsao|forecast) (vs|versus|contra|e|face a|comparada com) (o)? (real|realizado|resultado)',
    { subject: 'forecastAccuracy' },
  ],
];

const story = '(historico|historia|estado|detalhes|ponto|situacao|resumo|cronologia|noticias|novidades|ficha)';

/** One deal, one customer. */
const oneThing: readonly Rule<Meaning>[] = [
  [
    'quem (e|esta)? (o|a)? (responsavel|dono|dona|vendedor|comercial|encarregado|gestor|gestora) (pelo|pela|do|da|de|por)? (negocio|oportunidade|deal) (da|do|de|com|na|no)? <account>',
    { subject: 'deal', names: true },
  ],
  [
    'quem (esta a|) (tratar|trata|acompanha|gere|tem) (do|da|o|a)? (negocio|oportunidade|deal) (da|do|de|com)? <account>',
    { subject: 'deal', names: true },
  ],
  ['(de quem e) (o|a)? (negocio|oportunidade|deal) (da|do|de|com)? <account>', { subject: 'deal', names: true }],
  [
    '(como esta|como vai|como anda|em que fase esta|em que ponto esta|qual o estado|quando fecha|quando foi criado) (o|a|do|da)? (negocio|oportunidade|deal) (da|do|de|com|na|no)? <account>',
    { subject: 'deal', names: true },
  ],
  [
    `${story} (do|da|sobre|de)? (negocio|oportunidade|deal) (da|do|de|com)? <account>`,
    { subject: 'deal', names: true },
  ],
  [
    '(como esta|como vai|como anda|como estao as coisas com|como estamos com|fala me|conta me|resumo|ponto de situacao|situacao|estado|tudo) (da|do|de|sobre|a|o|com)? (conta|cliente)? (da|do|de)? <account>',
    { subject: 'account', names: true },
  ],
  [`(conta|cliente) <account>`, { names: true }],
];

/** Ways people put it in Portuguese, of Portugal and Brazil. */
export const portugueseIdioms: readonly Rule<Meaning>[] = [
  ...figures,
  ...states,
  ...moves,
  ...stages,
  ...oneThing,
  ...portugueseShapes,
];
