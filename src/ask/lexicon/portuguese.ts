import { portugueseCorrecting } from './corrections.js';
import { portugueseReporting } from './reports.js';
import { portugueseSynonyms } from './portugueseSynonyms.js';
import { portugueseCompanions, portugueseFiller, portugueseShorthand } from './portugueseWords.js';
import {
  portugueseConditions,
  portugueseLeavable,
  portugueseNarrowing,
  portugueseSaying,
} from './portugueseLeftOut.js';
import { portuguesePlainer } from './portuguesePlainer.js';
import { portuguesePassedOver } from './portugueseTalk.js';
import { portugueseDates, portuguesePeriods } from './portugueseDates.js';
import { portugueseAsides, portuguesePhrases } from './portuguesePhrases.js';
import type { Lexicon } from './lexicon.js';

/** Portuguese, of Portugal and Brazil. Words are written without accents: sentences are read without them. */
export const portuguese: Lexicon = {
  language: 'pt',
  ignored: words(`
    o a os as um uma uns umas de do da dos das em no na nos nas ao aos e ou com por para pelo pela pelos pelas
    que qual quais quanto quantos quanta quantas como ha tem temos tenho esta estao estamos estou sao
    foi foram ser estar ter me nos mostra mostrar mostre lista listar diga diz ver vejo quero queria gostava pode podes
    pf favor ola oi bom dia boa tarde obrigado obrigada agora neste momento atual atualmente valor total montante numero
    se isto isso aquilo este estes esse esses la aqui ja la ai
    ${portugueseFiller}
  `),
  ignoredBeside: portugueseCompanions,
  passedOver: portuguesePassedOver,
  plainer: portuguesePlainer,
  reporting: portugueseReporting,
  correcting: portugueseCorrecting,
  leftOut: {
    words: words(portugueseLeavable),
    adverbs: /^\p{L}{3,}mente$/u,
    narrowing: words(portugueseNarrowing),
    beforeNouns: words('o a os as um uma este esta de do da por para em no na com sem cada que meu minha'),
    heads: words(
      'negocio negocios oportunidade oportunidades pipeline funil conta contas equipa equipe fase etapa vendas',
    ),
    saying: words(portugueseSaying),
    conditions: words(portugueseConditions),
  },
  articles: words('o a os as um uma de do da dos das ja ainda mesmo realmente normalmente atualmente sempre'),
  contractions: portugueseShorthand,
  synonyms: portugueseSynonyms,
  units: {
    dia: 'day',
    dias: 'day',
    semana: 'week',
    semanas: 'week',
    mes: 'month',
    meses: 'month',
    trimestre: 'quarter',
    trimestres: 'quarter',
    ano: 'year',
    anos: 'year',
    // "30d" is written out before it is known which language it is in.
    days: 'day',
    weeks: 'week',
    years: 'year',
  },
  months: [
    ['janeiro', 'jan'],
    ['fevereiro', 'fev'],
    ['marco', 'mar'],
    ['abril', 'abr'],
    ['maio', 'mai'],
    ['junho', 'jun'],
    ['julho', 'jul'],
    ['agosto', 'ago'],
    ['setembro', 'set'],
    ['outubro', 'out'],
    ['novembro', 'nov'],
    ['dezembro', 'dez'],
  ],
  weekdays: [['segunda'], ['terca'], ['quarta'], ['quinta'], ['sexta'], ['sabado'], ['domingo']],
  numbers: {
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    quinze: 15,
    vinte: 20,
    trinta: 30,
    cem: 100,
  },
  ordinals: { primeiro: 1, segundo: 2, terceiro: 3, quarto: 4 },
  uncorrected: words(
    'falamos falou falei falaram lead leads contacto contactos reuniao reunioes chamada chamadas produto regiao pais tempo',
  ),
  times: {},
  multipliers: { k: 1e3, mil: 1e3, m: 1e6, milhao: 1e6, milhoes: 1e6, mi: 1e6 },
  currencies: {
    eur: 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    usd: 'USD',
    dolar: 'USD',
    dolares: 'USD',
    brl: 'BRL',
    real: 'BRL',
    reais: 'BRL',
  },
  decimal: ',',
  namedDays: [
    ['natal', '12-25'],
    ['vespera de? natal', '12-24'],
    ['ano novo', '01-01'],
  ],
  dates: portugueseDates,
  periods: portuguesePeriods,
  phrases: portuguesePhrases,
  asides: portugueseAsides,
  ownWords: ['meu', 'minha', 'meus', 'minhas', 'eu'],
  ownPeople: words('equipa equipas time vendedores gente pessoal'),
  rangeWord: 'a',
  andWord: 'e',
  fractions: { meio: 0.5, um: 1, uma: 1 },
  followStarts: ['e', 'so', 'apenas', 'mas', 'agora', 'e quanto a', 'e o', 'e a'],
  beforeCommand:
    /^(?:(?:por|favor|pf|agora|ola|oi|bom|dia|boa|tarde|se|faz|e) )*(?:(?:podes|pode|podias|poderia|consegues|quero que|preciso que) (?:me )?)?$/,
  commands: words(
    `apaga apagar apague elimina eliminar elimine remove remover cria criar crie altera alterar altere define definir
    marca marcar marque agendar agende cancela cancelar cancele atribui atribuir edita editar arquiva arquivar
    exclui excluir exclua adiciona adicionar adicione atualiza atualizar`,
  ),
  commandsBefore: {
    verbs: words(`muda mudar mude fecha fechar feche move mover mova envia enviar envie manda mandar mande passa passar
      passe aumenta aumentar baixa baixar reduz reduzir agenda adia adiar adie poe por liga ligar ligue regista registar escreve`),
    objects: words(
      'o a os as um uma este esta esse essa estes estas todos todas meu minha meus minhas reuniao chamada visita',
    ),
    names: {
      verbs:
        words(`muda mudar mude move mover mova passa passar passe poe mete meter meta adia adiar adie empurra empurrar
        empurre aumenta aumentar baixa baixar reduz reduzir transfere transferir`),
      // "Fecha turin em dezembro?" asks.
      closing: [],
      handing: words('passa passar passe transfere transferir move mover mova da dar'),
      onto: words('para em como ganho ganha perdido perdida'),
      setting: words(
        'muda mudar mude aumenta aumentar baixa baixar reduz reduzir corrige corrigir ajusta ajustar poe mete',
      ),
      fields: words(
        'data prazo fase etapa valor montante probabilidade prioridade dono responsavel vendedor estado nome',
      ),
    },
  },
  suggestions: {
    own: [
      'o meu pipeline por fase',
      'negócios a fechar este mês',
      'quanto ganhamos este trimestre',
      'as minhas atividades atrasadas',
      'os 5 maiores negócios',
      'taxa de sucesso este trimestre',
    ],
    team: [
      'o pipeline da minha equipa por vendedor',
      'negócios a fechar este mês por vendedor',
      'quanto ganhamos este trimestre',
      'negócios atrasados por vendedor',
      'os 10 maiores negócios',
      'taxa de sucesso por vendedor este trimestre',
    ],
  },
};

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
