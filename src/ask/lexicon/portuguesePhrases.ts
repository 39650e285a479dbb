import { portugueseAsking } from './portugueseAsking.js';
import { portugueseHistory } from './portugueseHistory.js';
import { portugueseIdioms } from './portugueseIdioms.js';
import { portugueseLayout } from './portugueseLayout.js';
import { portugueseMoves } from './portugueseMoves.js';
import { portugueseOffhand } from './portugueseOffhand.js';
import { portugueseTerse } from './portugueseTerse.js';
import { portugueseTrade } from './portugueseTrade.js';
import type { Meaning, Rule } from './lexicon.js';

const deals = 'negocio|negocios|oportunidade|oportunidades|deal|deals';

/** What is asked about, and what has become of it. */
const subjects: readonly Rule<Meaning>[] = [
  ['pipeline|funil|carteira', { subject: 'pipeline' }],
  ['funil vendas', { subject: 'pipeline' }],
  ['pipeline|funil ponderado|ponderada', { subject: 'weightedPipeline' }],
  ['ponderado|ponderada', { subject: 'weightedPipeline' }],
  [deals, { subject: 'deals', weak: true }],
  ['algo|alguma|coisa|tudo', { subject: 'deals', weak: true }],
  ['fecha|fecham|fechar|fechando', { subject: 'deals', weak: true, state: 'open' }],
  ['a|por fechar', { subject: 'deals', weak: true, state: 'open' }],
  ['vamos|vou|previstos|previsto fechar?', { subject: 'deals', weak: true, state: 'open' }],
  ['quanto vamos fechar', { subject: 'pipeline', state: 'open', whose: 'usual' }],
  ['taxa sucesso|conversao|fecho|vitoria|ganho|vitorias|ganhos', { subject: 'winRate' }],
  ['ciclo vendas?|venda?', { subject: 'salesCycle' }],
  ['quanto tempo demoramos|demora|leva|levamos a|para? fechar|ganhar um? negocio?', { subject: 'salesCycle' }],
  ['valor|tamanho|ticket medio', { subject: 'averageDealSize' }],
  ['valor|tamanho medio negocio|negocios|vendas|oportunidades', { subject: 'averageDealSize' }],
  ['ticket medio', { subject: 'averageDealSize' }],
  ['previsao|previsoes|forecast', { subject: 'forecast' }],
  ['atividade|atividades|actividade|actividades|tarefa|tarefas', { subject: 'activities' }],
  ['o? que devo|tenho fazer hoje?', { subject: 'activities', whose: 'me', state: 'agenda' }],
  ['que tenho para|de|que fazer hoje?', { subject: 'activities', whose: 'me', state: 'agenda' }],
  [
    'ganho|ganhos|ganha|ganhas|ganhou|ganharam|vendido|vendidos|fechados|fechado|fechadas|vendas|vitorias',
    { subject: 'won' },
  ],
  ['ganhamos|fechamos|vendemos', { subject: 'won', whose: 'usual' }],
  ['vendeu|venderam|vende|faturou|faturaram', { subject: 'won' }],
  ['mais|menos', {}],
  ['menos|exceto|excepto|salvo|tirando|fora a|o|os|as|do|da? <person>', { needs: 'nothing' }],
  ['menos|exceto|excepto|salvo|tirando|fora a|o|os|as|do|da? <team>', { needs: 'nothing' }],
  ['menos|exceto|excepto|salvo|tirando|fora a|o|os|as|do|da? <account>', { needs: 'nothing' }],
  ['menos|exceto|excepto|salvo|tirando|fora a|o|os|as|do|da? <stage>', { needs: 'nothing' }],
  ['ganhei|fechei|vendi', { subject: 'won', whose: 'me' }],
  ['perdido|perdidos|perdida|perdidas|perdas|perdeu|perderam', { subject: 'lost' }],
  ['perdemos', { subject: 'lost', whose: 'usual' }],
  ['perdi', { subject: 'lost', whose: 'me' }],
  ['aberto|abertos|aberta|abertas|ativo|ativos|ativas|em aberto?', { state: 'open' }],
  ['em aberto|curso', { state: 'open' }],
  ['atrasado|atrasados|atrasada|atrasadas|vencido|vencidos|vencidas|atraso', { state: 'overdue' }],
  ['em atraso', { state: 'overdue' }],
  ['parado|parados|paradas|estagnados|estagnado|esquecidos|frios', { state: 'stale' }],
  ['sem atividade|movimento ha? <n> <unit>', { state: 'stale', takes: 'staleDays' }],
  ['parados ha <n> <unit>', { state: 'stale', takes: 'staleDays' }],
  ['sem proximo|proxima passo|atividade|acao', { state: 'noNextStep' }],
  ['sem atividade|atividades planeada|planeadas|agendada|agendadas?', { state: 'noNextStep' }],
  ['sem data de? fecho|fechamento?', { state: 'noCloseDate' }],
  ['sem data', { state: 'noCloseDate' }],
  ['sem dono|responsavel|vendedor|proprietario', { state: 'unassigned' }],
  ['concluidas|concluida|feitas|terminadas', { state: 'done' }],
  ['futuras|proximas|planeadas|agendadas', { state: 'upcoming' }],
  ['para hoje', { state: 'dueToday' }],
];

/** Whose it is. */
const whose: readonly Rule<Meaning>[] = [
  ['~a gente', { whose: 'usual' }],
  ['~meu|meus|minha|minhas|eu', { whose: 'me' }],
  ['~nosso|nossos|nossa|nossas', { whose: 'usual' }],
  ['~minha|nossa|da equipa|equipe', { whose: 'myTeam' }],
  ['~meu time', { whose: 'myTeam' }],
  ['~equipa|equipe', { whose: 'myTeam' }],
  ['~todos|todas|toda|empresa', { whose: 'all' }],
  ['~toda|todas gente|empresa|equipas', { whose: 'all' }],
  ['~de|do|da? <person>', { whose: 'persons', names: true }],
  ['~<person>', { whose: 'persons', names: true }],
  ['~equipa|equipe|time de|do|da? <person>', { whose: 'personTeam', names: true }],
  ['~<team>', { whose: 'teams', names: true }],
  ['~equipa|equipe|time <team>', { whose: 'teams', names: true }],
  ['~em|na|no|da|do equipa|equipe|time? <team>', { whose: 'teams', names: true }],
];

/** Which of them, and when. */
const narrowing: readonly Rule<Meaning>[] = [
  ['em|na|no|fase|etapa? <stage>', { names: true }],
  ['em|na|no fase|etapa <stage>', { names: true }],
  ['com|da|do|para|cliente|conta? <account>', { names: true }],
  ['com|da|do cliente|conta <account>', { names: true }],
  ['com|etiqueta|tag? <tag>', { names: true }],
  ['acima|superior|superiores a|de? <amount>', { bound: 'over' }],
  ['mais de|que <amount>', { bound: 'over' }],
  ['maior|maiores de|que|do? que? <amount>', { bound: 'over' }],
  ['pelo menos <amount>', { bound: 'atLeast' }],
  ['abaixo|inferior|inferiores a|de? <amount>', { bound: 'under' }],
  ['menos de|que <amount>', { bound: 'under' }],
  ['menor|menores que|do? que? <amount>', { bound: 'under' }],
  ['no maximo <amount>', { bound: 'atMost' }],
  ['ate <amount>', { bound: 'atMost' }],
  ['entre <amount> e <amount>', { bound: 'between' }],
  ['de <amount> a <amount>', { bound: 'between' }],
  ['<period>', { when: 'any' }],
  ['a? fechar|fecham|fecha <period>', { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' }],
  ['vamos|vou|previstos fechar <period>', { subject: 'deals', weak: true, state: 'open', when: 'expectedClose' }],
  ['criado|criados|criadas|criada <period>', { subject: 'created', weak: true, when: 'created' }],
  ['novos|novas negocios|oportunidades <period>?', { subject: 'deals', state: 'all', when: 'created' }],
  ['negocios|oportunidades novos|novas <period>?', { subject: 'deals', state: 'all', when: 'created' }],
  ['vs|versus|contra <period>', { compare: true }],
  ['~comparado|comparada|comparados|comparar|em com|a|relacao? a? <period>', { compare: true }],
];

/** How it is shown. */
const shapes: readonly Rule<Meaning>[] = [
  ['por fase|fases|etapa|etapas|estagio', { group: 'stage' }],
  ['por vendedor|vendedores|comercial|comerciais|responsavel|pessoa', { group: 'owner' }],
  ['quem', { group: 'owner' }],
  ['por equipa|equipe|time|equipas', { group: 'team' }],
  ['por cliente|clientes|conta|contas|empresa', { group: 'account' }],
  ['por mes|meses', { group: 'month' }],
  ['mensal|mensalmente', { group: 'month' }],
  ['por trimestre|trimestres', { group: 'quarter' }],
  ['por etiqueta|etiquetas|tag', { group: 'tag' }],
  ['por motivo|razao de? perda?', { group: 'lostReason' }],
  ['e? porque', { why: true }],
  ['e? por que', { why: true }],
  ['por origem|fonte|canal', { group: 'source' }],
  ['top|maiores|melhores <n>', { order: '-amount', takes: 'limit' }],
  ['<n> maiores|melhores', { order: '-amount', takes: 'limit' }],
  ['maior|maiores|melhores', { order: '-amount' }],
  ['<n> menores|mais? pequenos', { order: 'amount', takes: 'limit' }],
  ['menor|menores', { order: 'amount' }],
  ['<n> mais recentes', { order: '-createdAt', takes: 'limit' }],
  ['mais recentes|novos', { order: '-createdAt' }],
  ['mais antigos', { order: 'createdAt' }],
  ['so|apenas|somente|os|as? de|que?', { follows: true }],
  ['so|apenas|somente', { follows: true }],
];

/** Names that nobody of the directory has. */
const strangers: readonly Rule<Meaning>[] = [['de|do|da|para <strangerName>', { stranger: true }]];

export const portuguesePhrases: readonly Rule<Meaning>[] = [
  ...subjects,
  ...portugueseHistory,
  ...whose,
  ...narrowing,
  ...shapes,
  ...portugueseIdioms,
  ...portugueseMoves,
  ...portugueseAsking,
  ...portugueseOffhand,
  ...portugueseTerse,
  ...portugueseTrade,
  ...portugueseLayout,
  ...strangers,
];

/** What may stand in the midst of another phrase. */
export const portugueseAsides: readonly Rule<Meaning>[] = [
  ...whose.filter(([, { whose: of }]) => of !== undefined),
  ['aberto|abertos|abertas', { state: 'open' }],
  ['em|na|no <stage>', { names: true }],
  ['com|da|do|na|no|de <account>', { names: true }],
  ['<period>', { when: 'any' }],
];
