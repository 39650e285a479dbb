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
  ['(o que|quem|quanto|quantos|quantas|quais|qual|quando|como|onde) (?:é|foi) que', '$1'],
  ['(?:ep[aá]|eh p[aá]|[oó] p[aá]|ora bem|pronto|olha l[aá]|eia)[,!]?', ''],
  [
    '(?:solicito|solicitamos|solicita-se|requeiro|peço|pedimos|pretendo|pretendemos|venho (?:por este meio )?(?:solicitar|pedir)|queira(?:m)? (?:indicar|enviar|informar|facultar)|agradeço o envio|agradecemos o envio|é favor (?:indicar|enviar))(?:[- ]me)?(?: que me (?:envie|indique|informe|faculte)m?)?(?: (?:saber|obter|consultar|conhecer|ver))?(?: (?:a|o|uma|um|d[ao]|da|de uma))?(?: (?:listagem|lista|relação|mapa|quadro|relatório|indicação))?(?: (?=d[aoe]s? ))?',
    '',
  ],
  [
    'cujas? (?:as? )?(?:datas? )?(?:prevista |previstas |estimada |esperada )?(?:datas? )?(?:prevista |previstas |estimada |esperada )?(?:de fecho|de conclusão|de fechamento)? ?(?:já )?(?:passou|passaram|foi ultrapassada|foram ultrapassadas|expirou|venceu|ficou para trás)',
    'atrasados',
  ],
  [
    'de cada (?:dez|10|cem|100|cinco|5|vinte|20)(?: negócios| oportunidades)?(?: que (?:estão|entram|chegam|temos))? (?:em|na|no|a|à|ao|de) (\\p{L}+),? quant[oa]s (?:passam|avançam|seguem|chegam|vão|progridem|transitam)(?: para| à| a| ao)?(?: a| o)?(?: (?:fase|etapa|estágio) seguinte| (?:próxima|seguinte) (?:fase|etapa)| frente| adiante)?',
    'taxa de conversão da fase $1',
  ],
  [
    '(?:que|qual a) (?:percentagem|porcentagem|parte|fração|proporção) (?:de|da|do|dos|das)(?: fase| etapa| negócios (?:em|na|no))? (\\p{L}+) (?:que )?(?:passa|passam|avança|avançam|segue|seguem|chega|chegam|transita|progride) (?:para |à |a |ao )?(?:a |o )?(?:fase seguinte|etapa seguinte|próxima fase|próxima etapa|frente)',
    'taxa de conversão da fase $1',
  ],
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
