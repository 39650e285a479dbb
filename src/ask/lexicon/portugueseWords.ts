/** Short forms as they are typed in a chat, written out before anything is matched. */
export const portugueseShorthand: Readonly<Record<string, string>> = {
  ...{ pra: 'para', pro: 'para', pras: 'para', pros: 'para', trim: 'trimestre', opps: 'oportunidades' },
  ...{ ta: 'esta', tao: 'estao', to: 'estou', tava: 'estava', tamos: 'estamos' },
  ...{ vc: 'voce', vcs: 'voces', ce: 'voce', q: 'que', oq: 'o que', pq: 'porque', hj: 'hoje', td: 'tudo' },
  ...{ qto: 'quanto', qtos: 'quantos', qta: 'quanta', qtas: 'quantas', qdo: 'quando', qd: 'quando', qnto: 'quanto' },
  ...{ tb: 'tambem', tbm: 'tambem', msm: 'mesmo', mto: 'muito', mt: 'muito', n: 'nao', nd: 'nada', eh: 'e' },
  ...{ prox: 'proximos', proxs: 'proximos', ult: 'ultimos', ults: 'ultimos', resp: 'responsavel', neg: 'negocios' },
  ...{ tx: 'taxa', tri: 'trimestre', tris: 'trimestres' },
  ...{ dt: 'data', seg: 'segunda', qua: 'quarta', qui: 'quinta', sex: 'sexta', sab: 'sabado' },
  ...{
    cade: 'onde estao',
    kd: 'onde estao',
    vlr: 'valor',
    qnt: 'quanto',
    qnts: 'quantos',
    qts: 'quantos',
    c: 'com',
    pa: 'para',
    dps: 'depois',
  },
};

const lists = (of: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(of).map(([word, others]) => [word, others.split(' ')]));

/** Words that mean something by themselves, and nothing beside one of these. */
export const portugueseCompanions = lists({
  estado: 'negocio',
  status: 'negocio',
  anda: 'como',
  andam: 'como',
  vai: 'como',
  vao: 'como',
  onde: 'estao',
});

/** Words that carry no meaning of their own, beside the little ones. */
export const portugueseFiller = `
  vale valem resumo visao panorama ponto situacao lista relatorio
  ai entao pois olha desculpa obg obrigados pff please certo bem boas viva oie ei sff cara malta pessoal gente amigo
  mesmo realmente normalmente geralmente tipicamente atualmente presentemente ja sempre tambem mais costuma costumam
  preciso precisava poderia poderias consegues consegue dar dizer saber mostrem indica indique traz traga
  sobre qualquer algum alguns algumas alguma seja sera pra pro num numa nuns numas deles delas seu sua seus suas
  voce voces tu tuas teu tua bot foresail neste nesta agora favor gostaria queremos existe existem havera
`;
