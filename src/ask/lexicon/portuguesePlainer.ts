import { compiledTurns, type Turn } from './turn.js';

/** Portuguese mixed with the English of the trade, and turns of phrase in plainer words. */
const even = '(?:50\\s?[/-]\\s?50|cinquenta[ -]cinquenta|meio[ -]a[ -]meio)';

const turns: readonly Turn[] = [
  // "50/50 ou melhor".
  [`${even}(?: ou (?:melhor|mais))`, 'probabilidade de pelo menos 50%'],
  [`(?:melhor|mais|acima) (?:do )?(?:que|de) ${even}`, 'probabilidade acima de 50%'],
  // "Até 2k que posso largar": o que se faz com o que já se disse pelo tamanho.
  [
    '((?:até|abaixo de|menos de|menor(?:es)? que|inferior(?:es)? a) [^,;?!]*?\\d[^,;?!]*?) (?:que )?(?:eu |a gente |nós )?(?:posso|podemos|pode|devia|devo|dá para|da pra|dá pra) (?:largar|deixar cair|deixar|descartar|esquecer|matar|abandonar|cortar)',
    '$1',
  ],
  [
    '(?:agradecia|agradeço|gostava de saber|queria saber|podia dizer-me|diga-me|era possível saber|seria possível saber)(?: que me (?:dissesse|mostrasse|enviasse))?',
    '',
  ],
  // In Portugal "para a semana" is the next one.
  ['(?:p[a]?ra|p/) a semana(?! (?:que|de|do|da|passad|atual|inteira|toda|seguinte|próxima|\\d))', 'na próxima semana'],
  ['tou', 'estou'],
  ['tá', 'está'],
  ['tamos', 'estamos'],
  ['coisas|cenas|bichos', 'negócios'],
  [',? ?em média,?', ''],
  [
    '(?:qual (?:foi|é|está a ser) )?o (?:desempenho|rendimento|resultado|score)( d[aeo]s? \\p{L}+)? (?:face|em relação|contra|versus|vs|relativamente) (?:ao|à|a) (?:objetivo|objectivo|meta|quota)',
    'atingimento do objetivo$1',
  ],
  [
    '(?:demoramos|levamos|precisamos|demora|leva|demoro|levo)(?: (?:a|para|até|pra))? (?:fechar|ganhar|concluir)(?: (?:um|uma|os|as))? (?:negócios?|oportunidades?|vendas?|contratos?)',
    'demoramos a fechar um negócio',
  ],
  ['(?:closed[ -])?won', 'ganhos'],
  ['(?:closed[ -])?lost', 'perdidos'],
  ['stale|cold|idle', 'parados'],
  ['overdue|late', 'atrasados'],
  ['pushes', 'adiamentos'],
  ['pushed', 'adiados'],
  ['open', 'abertos'],
  [
    '(?:sem|no|without) (?:owner|rep|vendedor|responsável|comercial|dono)(?: (?:atribuído|definido|nomeado|associado))?',
    'negócios sem responsável',
  ],
  ['owners?|reps?', 'vendedor'],
  ['(?:by|per) stage', 'por fase'],
  ['(?:by|per) team', 'por equipa'],
  ['(?:by|per) (?:account|customer)', 'por cliente'],
  ['(?:by|per) (?:month)', 'por mês'],
  ['by', 'por'],
  ['deals?|opps?', 'negócios'],
  [
    '(?:segundo|conforme|de acordo com|com base n|pel)[oa]s? (?:nosso|nossa|teu|meu)? ?(?:histórico|história|experiência|passado)',
    '',
  ],
  ['(?:malta|pessoal|people|team) (?=toda|todo)', 'equipa '],
];

export const portuguesePlainer = compiledTurns(turns);
