import type { Meaning, Rule } from './lexicon.js';

const pipeline = 'pipeline|funil|carteira';
const deal = 'negocio|oportunidade|deal';
const story = 'historico|historia|estado|detalhes|ponto|cronologia|noticias';

/** A day or period in the past. */
const asOf: readonly Rule<Meaning>[] = [
  ['era|eram|estava|estavam|tinha|tinhamos|havia|foi', { past: true }],
  ['a|em|no|na|ao <date>', { when: 'asOf' }],
  ['no|na|ao|em <period>', { when: 'any' }],
  ['a data de? <date>', { when: 'asOf' }],
];

/** What became different, and why. */
const changes: readonly Rule<Meaning>[] = [
  ['mudou|mudaram|alterou|alteraram|aconteceu|aconteceram|mudancas|alteracoes|novidades', { subject: 'changes' }],
  ['mexeu|mexeram|moveu|moveram|novo', { subject: 'changes' }],
  ['ultima vez que? vi|olhei|entrei|perguntei|estive?', { subject: 'changes', sinceLooked: true }],
  ['desde a? ultima vez|visita que? vi|olhei|entrei|perguntei|estive?', { subject: 'changes', sinceLooked: true }],
  ['!o que perdi', { subject: 'changes', sinceLooked: true }],
  ['caiu|cai|baixou|desceu|diminuiu|encolheu|menor|baixo|cair|descer', { trend: true }],
  ['subiu|cresceu|aumentou|sobe|cresce|crescer|subir', { trend: true }],
];

/** The walk of the pipeline; what came in, what was put off. */
const movement: readonly Rule<Meaning>[] = [
  [`aconteceu|mudou a|com|em|no|ao? meu? ${pipeline}`, { subject: 'movement' }],
  [`aconteceu|mudou ao|no|com meu ${pipeline}`, { subject: 'movement', whose: 'me' }],
  [`aconteceu|mudou ao|no|com nosso ${pipeline}`, { subject: 'movement', whose: 'usual' }],
  ['movimento|movimentos|evolucao|cascata|variacao', { subject: 'movement' }],
  [`movimento|evolucao|variacao ${pipeline}`, { subject: 'movement' }],
  [`como evoluiu|mudou ${pipeline}`, { subject: 'movement' }],
  [`entrou e saiu ${pipeline}`, { subject: 'movement' }],
  [`${pipeline} criado|criada|gerado|gerada|novo|nova`, { subject: 'created' }],
  [`${pipeline} criado|criada|gerado|gerada|novo|nova <period>`, { subject: 'created', when: 'any' }],
  [`novo|nova ${pipeline}`, { subject: 'created' }],
  [`criou|criamos|criei|geramos|gerou|gerei|criaram ${pipeline}?`, { subject: 'created' }],
  ['adiado|adiados|adiada|adiadas|adiou|adiaram|adiamos|empurrados|empurrado|empurrou', { pushed: 1 }],
  ['adiado|adiados|adiou|adiaram|empurrados <n> vezes ou? mais?', { takes: 'pushedAtLeast' }],
  ['adiado|adiados|adiou mais de|que <n> vezes', { takes: 'pushedMoreThan' }],
  ['quantas vezes foi|foram adiado|adiados|adiada|adiadas|empurrado|empurrados', { subject: 'pushes' }],
  ['adiamentos|adiamento', { subject: 'pushes' }],
  ['escorregou|escorregaram|derraparam|derrapou|deslizaram|deslizou|derrapagem', { subject: 'slipped' }],
  ['nao fecharam|fechou a? tempo|prazo?', { subject: 'slipped' }],
];

/** From stage to stage, and the odds that the past gives. */
const stages: readonly Rule<Meaning>[] = [
  ['taxa conversao <stage> para|a|e|ate <stage>', { subject: 'stageConversion', names: true }],
  ['taxa? conversao por|entre|de|das|nas fase|fases|etapa|etapas', { subject: 'stageConversion' }],
  ['conversao', { subject: 'stageConversion' }],
  ['passam|passaram|avancam|avancaram|chegam|avancou para|de?', { subject: 'stageConversion' }],
  ['tempo medio? em|por|na|no|nas cada? fase|fases|etapa|etapas', { subject: 'timeInStage' }],
  ['quanto tempo ficam|fica|passam|passa|estao|demoram negocios|negocio|oportunidades?', { subject: 'timeInStage' }],
  ['dias por|em cada? fase|etapa', { subject: 'timeInStage' }],
  ['onde ficam|emperram|param negocios? parados|presos?', { subject: 'timeInStage' }],
  [
    'probabilidade|probabilidades|hipotese|hipoteses|chances fechar|ganhar|ganho|fecho? a? partir?',
    {
      subject: 'stageProbability',
    },
  ],
  ['probabilidade|probabilidades por fase|etapa', { subject: 'stageProbability' }],
  ['a? partir', {}],
];

/** What is expected, and one deal. */
const outlook: readonly Rule<Meaning>[] = [
  ['commit|compromisso|comprometido', { subject: 'forecast' }],
  ['melhor caso|cenario', { subject: 'forecast' }],
  ['previsao por categoria|categorias', { subject: 'forecast' }],
  ['precisao|exatidao|acerto|rigor previsao|previsoes?', { subject: 'forecastAccuracy' }],
  ['acertamos|acertou|acertei|falhamos em? previsao|previsoes?', { subject: 'forecastAccuracy' }],
  [`como esta|vai|anda ${deal} com? <account>`, { subject: 'deal', names: true }],
  [`${story} ${deal} com? <account>`, { subject: 'deal', names: true }],
  [`${story} ${deal} <stranger>`, { subject: 'deal', text: true }],
  [`o? que aconteceu|mudou com|a|ao|no ${deal} com? <account>`, { subject: 'deal', names: true }],
  [`quando foi|fecha|fecham? adiado? ${deal} com? <account>`, { subject: 'deal', names: true }],
  [`de? quem e ${deal} com? <account>`, { subject: 'deal', names: true }],
];

/** What deals were and what became of them. */
export const portugueseHistory: readonly Rule<Meaning>[] = [...asOf, ...movement, ...changes, ...stages, ...outlook];
