import type { Meaning, Rule } from './lexicon.js';

const negocios = '(negocio|negocios)';

/** Figures by more of their names. */
export const portugueseFigures: readonly Rule<Meaning>[] = [
  ['(ciclo|ciclos) (de|da|das)? (vendas|venda|comercial)? (medio)?', { subject: 'salesCycle' }],
  [
    '(quanto tempo|quantos dias) (e que)? (demoramos|demora|demoram|leva|levamos|levam|precisamos) (em media)? (a|para|ate)? (fechar|ganhar|vender|conseguir) (um|uma|os|as)? (negocio|negocios|venda)?',
    { subject: 'salesCycle' },
  ],
  [
    '(duracao|tempo|prazo) (medio)? (de|do|da|ate|para|ao|a) (fecho|venda|vendas|fechar|ganhar)',
    { subject: 'salesCycle' },
  ],
  [
    '(ticket|valor|tamanho|dimensao|montante) medio (por|de|do|da|dos|das|das nossas|dos nossos)? (negocio|negocios|venda|vendas|ganho|ganhos|cliente|encomendas)? (ganho|ganhos|fechado|fechados|ganha)?',
    { subject: 'averageDealSize' },
  ],
  [`${negocios} medio`, { subject: 'averageDealSize' }],
  [
    '(taxa|percentagem|%|racio) (de)? (sucesso|ganho|ganhos|vitoria|vitorias|fecho|conversao em vendas|acerto|exito|aproveitamento)',
    { subject: 'winRate' },
  ],
  [
    '(quantos dos negocios|que percentagem dos negocios|que percentagem|com que frequencia|quantas vezes) (e que)? (ganhamos|ganho|ganhei|vencemos)',
    { subject: 'winRate' },
  ],
  [
    '(quao|como|quanto) (certeira|certa|certas|boa|fiavel|precisa|rigorosa|acertada|realista|longe|perto|correta) (foi|foram|esteve|estava|era|e|ficou) (a|as|da)? (nossa|minha)? previsao',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(acertamos|acertei|acertou|falhamos|falhei|falhou) (na|a|em|com a)? (nossa|minha)? previsao',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(precisao|exatidao|fiabilidade|rigor|qualidade|acerto|erro|desvio) (da|das|de|do|na)? (nossa|minha)? previsao',
    { subject: 'forecastAccuracy' },
  ],
  [
    'previsao (vs|versus|contra|e|face ao|comparada com o|comparado com o) (o)? (real|realizado|resultado|ganho|executado)',
    { subject: 'forecastAccuracy' },
  ],
  [
    '(quanto|o que|onde) (e que)? (vamos|vou|vai|contamos|prevemos|esperamos|estimamos) (fechar|acabar|terminar|vender|ganhar|faturar)',
    { subject: 'forecast' },
  ],
  ['(compromisso|commit|melhor caso|best case) (de|do|da|para)?', { subject: 'forecast' }],
  ['(cobertura|coverage) (de|do|da)? (pipeline|objetivo)?', { subject: 'coverage' }],
  [
    '(temos|tenho|ha|existe) pipeline (suficiente|que chegue|para chegar)? (para|a)? (o|ao|atingir|cumprir|bater)? (o|a)? objetivo?',
    { subject: 'coverage' },
  ],
  [
    '(quanto|quantos) (pipeline|negocios)? (precisamos|preciso|e preciso|faz falta) (de|para)? (mais)? (para|atingir|cumprir|bater|chegar)? (ao|o|a)? objetivo?',
    { subject: 'coverage' },
  ],
  [
    '(ja)? (atingi|atingimos|atingiu|atingiram|bati|batemos|bateu|bateram|cumpri|cumprimos|cumpriu|cumpriram|alcancei|alcancamos|alcancou|chegamos|cheguei|chegou|fiz|fizemos|fez) (o|a|ao|os)? (meu|nosso|seu|minha|nossa)? objetivo',
    { subject: 'attainment' },
  ],
  [
    '(a que|quao|estou|estamos|esta) (distancia|longe|perto|proximo|aquem|acima|abaixo) (estou|estamos|esta|estao)? (do|da|de|ao)? (meu|nosso|minha|nossa)? objetivo',
    { subject: 'attainment' },
  ],
  [
    '(quanto) (me|nos|lhe)? (falta|faltam|resta) (para|a|ate)? (o|a|ao|chegar|atingir|bater|cumprir|alcancar)? (o|a|ao)? (meu|nosso|minha|nossa)? objetivo',
    { subject: 'attainment' },
  ],
  ['(no bom caminho|em linha|dentro do previsto|a par) (com|para|do|de)? (o|a)? objetivo?', { subject: 'attainment' }],
  [
    '(realizado|execucao|cumprimento|concretizacao|atingimento|realizacao) (vs|versus|do|da|de|dos|face ao)? objetivo?',
    { subject: 'attainment' },
  ],
  [
    '<person> (vs|versus|contra|face ao|em relacao ao) (o|a)? objetivo',
    { subject: 'attainment', names: true, whose: 'persons' },
  ],
  ['(vs|versus|contra|face ao) objetivo', { subject: 'attainment' }],
  [
    '(receita|receitas|faturacao|faturamento|valor) (mensal|mensais|anual|anuais)? (recorrente|recorrentes) (mensal|mensais|anual|anuais|ponderada|por mes|por ano)?',
    { subject: 'recurring' },
  ],
  ['(recorrente|recorrentes|mrr|arr)', { subject: 'recurring' }],
  [
    '(velocidade|ritmo|rapidez) (de|da|das|do|dos)? (vendas|venda|pipeline|comercial|negocios)?',
    { subject: 'velocity' },
  ],
  [
    '(pipeline|valor|total|montante|numero) (ponderado|ajustado|corrigido) (pela|por)? (probabilidade|risco)?',
    { subject: 'weightedPipeline' },
  ],
  [
    '(valor|montante|total|volume|dinheiro) (total)? (em|que temos em|que tenho em)? (aberto|jogo|carteira|cima da mesa)',
    { subject: 'pipeline' },
  ],
  [
    '(quanto|o que) (temos|tenho|tem|ha) (em|de|no)? (carteira|aberto|pipeline|jogo|cima da mesa|andamento|curso|maos)',
    { subject: 'pipeline' },
  ],
  [
    '(quanto|o que|quanto e que) (vendi|vendemos|vendeu|venderam|faturei|faturamos|faturou|faturaram|fechei|fechou|fecharam|ganhei|ganhou|ganharam|trouxe|trouxemos)',
    { subject: 'won' },
  ],
  [
    '(vendas|faturacao|faturamento|receita) (fechado|fechadas|ganha|ganhas|realizadas|concretizadas|concluidas)',
    { subject: 'won' },
  ],
  [
    '(perdi|perdemos|perdeu|perderam|perdas) (e)? (porque|por que|para quem|para que|com que motivo|porque motivo)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(porque|por que) (e que)? (estamos a perder|perdemos|perdi|perdeu|perderam|se perdem|se perdeu)',
    { subject: 'lost', group: 'lostReason' },
  ],
  [
    '(motivo|motivos|razao|razoes|causa|causas) (de|da|das|do|dos)? (perda|perdas|derrota|derrotas|perdido)?',
    { group: 'lostReason' },
  ],
];
