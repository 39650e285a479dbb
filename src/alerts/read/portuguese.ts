import type { Rule } from '../../ask/lexicon/lexicon.js';
import { portuguese } from '../../ask/lexicon/portuguese.js';
import type { AlertLanguage, AlertMeaning } from './alertLexicon.js';

const deal = 'negocio|negocios|oportunidade|oportunidades|deal|deals';
const pushed = 'adiado|adiada|adiados|adiadas|adiar|adiam|empurrado|empurrada|escorrega';
const moved =
  'passa|passar|passe|muda|mudar|mude|avanca|avancar|entra|entrar|chega|chegar|vai|volta|voltar|recua|recuar';
const cut =
  'reduzido|reduzida|reduz|reduzir|cortado|cortada|cai|caiu|cair|desce|desceu|descer|baixa|baixou|baixar|diminui|diminuiu|diminuir';
const raised = 'aumenta|aumentou|aumentado|aumentada|aumentar|sobe|subiu|subir|cresce|cresceu|crescer';

const triggers: readonly Rule<AlertMeaning>[] = [
  ['ganho|ganha|ganhar|ganhe|ganhamos|ganhos|fechado|fechada', { trigger: 'won' }],
  ['perdido|perdida|perder|perca|perdemos|perdermos|perdem|perdidos', { trigger: 'lost' }],
  ['criado|criada|criar|aberto|aberta|novo|nova|novos', { trigger: 'created' }],
  [`${moved} para|a <stage>`, { trigger: 'stageMoved', names: 'stage' }],
  [`${moved} de? etapa|fase`, { trigger: 'stageMoved' }],
  [`${moved} para outra|nova etapa|fase`, { trigger: 'stageMoved' }],
  [`${moved} para? a? etapa|fase seguinte|proxima`, { trigger: 'stageMoved', stage: 'forward' }],
  [`${moved} para? a? etapa|fase anterior`, { trigger: 'stageMoved', stage: 'backward' }],
  [`${moved} para? tras|atras`, { trigger: 'stageMoved', stage: 'backward' }],
  ['recua|recuar|retrocede', { trigger: 'stageMoved', stage: 'backward' }],
  ['avanca|avancar', { trigger: 'stageMoved', stage: 'forward' }],
  [pushed, { trigger: 'pushed', count: 1 }],
  [`${pushed} <n> vezes`, { trigger: 'pushed', takes: 'times' }],
  [`${pushed} outra vez`, { trigger: 'pushed', count: 2 }],
  [`${pushed} de? novo|novamente`, { trigger: 'pushed', count: 2 }],
  ['ainda? em|no? commit|comprometido|compromisso', { commit: true }],
  ['data de? fecho|fechamento muda|mudar|mude', { trigger: 'closeChanged' }],
  ['antecipado|antecipada', { trigger: 'closeChanged', earlier: true }],
  ['fecha|fechar|feche|fecham em|dentro|nos? de|proximos? <n> <unit>', { trigger: 'closing', takes: 'days' }],
  ['a? menos? de? <n> <unit> do|de fecho|fechamento', { takes: 'closeDays' }],
  ['dentro|em de? <n> <unit> do|de fecho|fechamento', { takes: 'closeDays' }],
  ['atrasado|atrasada|atrasados|vencido|vencida', { trigger: 'overdue' }],
  [`valor|montante e|for|foi? ${cut}`, { trigger: 'amountChanged', amount: 'cut' }],
  [cut, { trigger: 'amountChanged', amount: 'cut' }],
  [`valor|montante e|for|foi? ${raised}`, { trigger: 'amountChanged', amount: 'raised' }],
  [raised, { trigger: 'amountChanged', amount: 'raised' }],
  ['valor|montante muda|mudar|mude', { trigger: 'amountChanged' }],
  [`${cut} abaixo|para de? <amount>`, { trigger: 'amountChanged', amount: 'cut', takes: 'amountTo' }],
  [`${raised} acima|para de? <amount>`, { trigger: 'amountChanged', amount: 'raised', takes: 'amountTo' }],
  ['em? mais de? <percent>', { takes: 'percent' }],
  ['em? pelo menos <percent>', { takes: 'percent', orExactly: true }],
  ['em <percent> ou? mais?', { takes: 'percent', orExactly: true }],
  [
    'sem atividade|atividades|actividade|movimento|alteracoes ha|durante|por? <n> <unit>',
    { trigger: 'idle', takes: 'days' },
  ],
  ['<n> <unit> sem atividade|atividades|actividade|movimento|alteracoes', { trigger: 'idle', takes: 'days' }],
  ['parado|parada|parados ha|durante|por? <n> <unit>', { trigger: 'idle', takes: 'days' }],
  ['sem atividade|actividade', { trigger: 'idle', count: 14 }],
  ['reatribuido|reatribuida', { trigger: 'reassigned' }],
  ['muda|mudar|mude de dono|responsavel|maos', { trigger: 'reassigned' }],
  ['atribuido|atribuida a? mim', { trigger: 'reassigned', toMe: true }],
];

const others: readonly Rule<AlertMeaning>[] = [
  [deal, {}],
  [`meu|minha|meus|minhas ${deal}`, { whose: 'me' }],
  [`${deal} meu|minha|meus|minhas`, { whose: 'me' }],
  [`algum|alguma|um|uma dos|das|de meus|minhas ${deal}`, { whose: 'me' }],
  ['minha|nossa equipa|equipe', { whose: 'myTeam' }],
  ['toda|todos gente?', { whose: 'all' }],
  ['da|do|de|por? <person>', { names: 'scope' }],
  ['<person>', { names: 'scope' }],
  ['no|na|em|da|do equipa|equipe? <team>', { names: 'scope' }],
  ['<team>', { names: 'scope' }],
  ['em|na|no fase|etapa? <stage>', { names: 'filter' }],
  ['com|da|do <account>', { names: 'filter' }],
  ['<account>', { names: 'filter' }],
  ['ou|e <stage>', { names: 'another' }],
  ['ou|e da|do|de? <person>', { names: 'another' }],
  ['ou|e no|na|do|da? <team>', { names: 'another' }],
  ['acima|superior|mais de|a? <amount>', { bound: 'over' }],
  ['abaixo|inferior|menos de|a? <amount>', { bound: 'under' }],
  ['pelo menos <amount>', { bound: 'atLeast' }],
  ['entre <amount> e <amount>', { bound: 'between' }],
  ['aqui', { target: 'here' }],
  ['neste canal|chat|grupo', { target: 'here' }],
  ['este canal|chat|grupo', { target: 'here' }],
];

export const portugueseAlerts: AlertLanguage = {
  base: portuguese,
  openers:
    /^(?:por favor )?(?:avis[ae]|notifi(?:ca|que)|alert[ae]|di(?:z|ga))[- ](?:me|nos)(?: (?:quando|se|sempre que|assim que))?:? |^(?:me )(?:avis[ae]|notifique|alerte)(?: (?:quando|se|sempre que|assim que))?:? |^quero (?:saber|ser (?:avisad[oa]|notificad[oa]|informad[oa]))(?: (?:quando|se|sempre que))?:? /i,
  hereOpeners:
    /^(?:avis[ae]|notifi(?:ca|que)|alert[ae]) (?:este|o) (?:canal|chat|grupo)(?: (?:quando|se|sempre que))?:? /i,
  ignored: 'avisa avise me quando se sempre for seja fica ficar estiver algum alguma qualquer e ainda'.split(' '),
  meaningful: 'ou nao sem exceto excepto menos antes depois ate nem so'.split(' '),
  rules: [...triggers, ...others],
  quiet:
    /,?\s*(?:mas )?(?:n[ãa]o|exceto|excepto|menos)(?: entre| das| da)?(?: as| às)? (\d{1,2}(?::\d\d)?h?) ?(?:e|às|as|a|até|-|–)(?: as| às)? (\d{1,2}(?::\d\d)?h?)/i,
};
