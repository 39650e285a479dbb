import type { Meaning, Rule } from './lexicon.js';

const negocios = '(negocio|negocios)';
const stepped =
  '(voltou|voltaram|voltar|recuou|recuaram|recuam|andou|andaram|regrediu|regrediram|retrocedeu|retrocederam|desceu|desceram|passou|passaram|caiu|cairam|foi|foram|movido|movidos|moveu|moveram|mudou|mudaram)';
const back: Meaning = { subject: 'deals', weak: true, filters: { movedBackward: true } };

/** What moved: between stages, to a later day, in the pipeline. */
const moves: readonly Rule<Meaning>[] = [
  [`${stepped} (para|a|de)? (atras|tras)`, back],
  [`${stepped} (para|a|de)? (tras|atras)? (uma|a|de|numa|na)? fase`, back],
  [`${stepped} (para|a|de|numa|na|em)? (uma|a)? fase (anterior|passado|previa|inferior|de tras)`, back],
  ['(recuou|recuaram|recuam|regrediu|regrediram|retrocedeu|retrocederam|recuos|recuo|retrocessos|retrocesso)', back],
  [`(nunca|nao) ${stepped} (para|a)? (atras|tras)`, { ...back, filters: { movedBackward: false } }],
  ['(adiado|adiou|adiaram|adiamentos) (pelo menos|no minimo) <n> (vezes|vez)', { takes: 'pushedAtLeast' }],
  ['(adiado|adiou|adiaram) <n> (ou mais|ou mais de) (vezes)?', { takes: 'pushedAtLeast' }],
  ['(pelo menos|no minimo) <n> (vezes|vez)', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['<n> (vezes|vez) (ou mais)?', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['<n> ou mais vezes', { takes: 'pushedAtLeast', needs: 'pushes' }],
  ['mais (de|que|do que) <n> (vezes|vez)', { takes: 'pushedMoreThan', needs: 'pushes' }],
  ['(varias|muitas|repetidas) vezes', { pushed: 2, needs: 'pushes' }],
  ['(adiar|adia|adiam|adiando|adiamos)', { pushed: 1 }],
  ['(data|datas) (de|do)? fecho? (adiado|empurrada|mudada|alterada|alteradas|mudadas)', { pushed: 1 }],
  [
    '(quem|que vendedor) (adia|adiou|adiaram|mais adia|mais adiou|adia mais|adiou mais)',
    { subject: 'pushes', group: 'owner' },
  ],
  [
    '(quantas vezes|com que frequencia) (e que)? (foi|foram|ja foi|tem sido|adiamos|adiou|adiaram|se adiou)? adiado?',
    { subject: 'pushes' },
  ],
  [
    '(escorregou|escorregaram|derrapou|derraparam|deslizou|deslizaram|resvalou|resvalaram|saiu|sairam|passou|passaram) (de|do|da) <period> (para|a) <period>',
    { subject: 'slipped', when: 'any' },
  ],
  [
    '(escorregou|escorregaram|derrapou|derraparam|deslizou|deslizaram|resvalou|resvalaram) (de|do|da|no|na|em)? <period>',
    { subject: 'slipped', when: 'any' },
  ],
  ['(nao) (fechou|fecharam|fecha|fecham) (a|no|dentro do)? (tempo|prazo|devido tempo)', { subject: 'slipped' }],
  [
    '(deviam|devia|deveriam|era para|eram para|estava previsto|estavam previstos) (fechar|ter fechado) (e|mas) nao (fechou|fecharam)',
    { subject: 'slipped' },
  ],
  ['(taxa|percentagem) (de)? (deslize|derrapagem|atraso)', { subject: 'slipped' }],
  [
    '(ponte|cascata|waterfall|movimento|movimentos|evolucao|variacao|fluxo|entradas e saidas) (do|da|de|no)? (pipeline)?',
    { subject: 'movement' },
  ],
  [
    '(o que|que) (fez|causou|explica|levou|provocou) (a)? (descer|subir|cair|crescer|queda|descida|subida|quebra|aumento) (o|do|da|no|de)? (pipeline)?',
    { subject: 'movement', why: true },
  ],
  ['(queda|descida|subida|quebra|aumento|crescimento|diminuicao) (do|da|no|de) pipeline', { subject: 'movement' }],
  [
    '(o que|que)? (aconteceu|mudou|se passou|houve) (ao|no|com o|em|a)? (meu|nosso|o)? pipeline',
    { subject: 'movement' },
  ],
  ['(o que|que)? ha (de novo|de novidades)', { subject: 'changes' }],
  ['!o que (e que)? ha', { subject: 'deals', weak: true }],
  [
    '(o que|que)? (houve|aconteceu|acontece|se passa|se passou|mudou|mudaram) (de novo|de novidades)? (nos|nas|no|na|em|com|a|ao|aos)?',
    { subject: 'changes' },
  ],
  [
    '(alguma|algumas|quais as|as)? (novidade|novidades|alteracao|alteracoes|mudanca|mudancas|mexidas|atualizacoes) (nos|nas|no|na|em|de|do|da|sobre|a)?',
    { subject: 'changes' },
  ],
  ['desde (a minha)? (ultimo) (visita|vez|sessao|entrada|consulta)', { subject: 'changes', sinceLooked: true }],
  [
    '(enquanto|durante) (estive|estava|as minhas|minhas)? (fora|ausente|ferias)',
    { subject: 'changes', sinceLooked: true },
  ],
  [
    '(quanto|que|quantos|quantas)? (novo|novos)? (pipeline|negocios) (novo|novos)? (criamos|criei|criou|criaram|geramos|gerei|gerou|geraram|abrimos|abri|abriu|abriram|entrou|entraram)',
    { subject: 'created' },
  ],
  [
    '(criamos|criei|criou|criaram|geramos|gerei|gerou|geraram|abri|abriu|abriram|abrimos|entrou|entraram) (de)? (novo|novos)? (pipeline|negocios)?',
    { subject: 'created', weak: true },
  ],
  ['(criado|criacao|geracao) (de|do|da)? (pipeline|negocios)?', { subject: 'created', weak: true }],
  ['(geracao|criacao) (de|do)? pipeline', { subject: 'created' }],
];

/** Stages: how long, how far, how likely. */
const stages: readonly Rule<Meaning>[] = [
  [
    `(ha)? (quantos dias|quanto tempo) (e que)? (esta|estao|este|anda|andam|permanece|tem estado) (o|os|a|as)? ${negocios}? (na|neste|no|em) (mesma|atual|actual|propria)? fase (atual|actual)?`,
    { subject: 'daysInStage' },
  ],
  ['(dias|tempo|idade) (na|neste|no) fase (atual|actual|presente)?', { subject: 'daysInStage' }],
  [
    '(tempo|dias) (medio)? (que)? (passado|gasto|passam|ficam|demoram|em|na|no|por)? (em|na|no|por)? <stage>',
    { subject: 'timeInStage', names: true },
  ],
  [
    '(quanto tempo|quantos dias) (e que)? (demoram|demora|ficam|fica|passam|passa|levam|leva|estao|em media)? (os)? negocios? (em|na|no) (fase)? <stage>',
    { subject: 'timeInStage', names: true },
  ],
  ['(tempo|dias|duracao) (medio)? (por|em cada|de cada|em|nas|das) (fase|fases)', { subject: 'timeInStage' }],
  [
    'onde (e que)? (os)? negocios? (ficam|emperram|param|encalham|demoram|empancam) (mais tempo|mais|parado)?',
    { subject: 'timeInStage' },
  ],
  ['(gargalo|gargalos|estrangulamento|estrangulamentos)', { subject: 'timeInStage' }],
  [
    '(quantos|que percentagem|percentagem|quantas|que parte) (de|dos|das|os)? (negocios)? (em|de)? <stage> (passam|passaram|avancam|avancaram|chegam|chegaram|vao|seguem) (a|para|ate|em)? <stage>?',
    { subject: 'stageConversion', names: true },
  ],
  ['(taxa)? (de)? (conversao|passagem) (de|da|do|entre|em|por|nas|das)? (fase|fases)?', { subject: 'stageConversion' }],
  [
    '(conversao|passagem) (de|da|do|entre|em) <stage> (para|a|e|ate) <stage>',
    { subject: 'stageConversion', names: true },
  ],
  [
    '(probabilidade|probabilidades|hipotese|hipoteses|chance|chances) (de|para|a)? (ganhar|fechar|ganho|fecho|vencer|sucesso|ganharmos|fecharmos)? (a partir|quando|estando|depois)? (de|da|em|na|no)? (fase)? <stage>',
    { subject: 'stageProbability', names: true },
  ],
  [
    '(probabilidade|probabilidades|hipotese|hipoteses|chance|chances) (de|para)? (ganhar|fechar|ganho|fecho|vencer|sucesso)? (por|em cada|de cada) fase',
    { subject: 'stageProbability', group: 'stage' },
  ],
];

/** What moved in Portuguese: between stages, to a later day, in the pipeline as a whole. */
export const portugueseMoves: readonly Rule<Meaning>[] = [...moves, ...stages];
