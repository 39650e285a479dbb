import assert from 'node:assert/strict';
import { areAlike, meant } from '../../../test/ask/alike.js';
import { ceo, manager, rep } from '../../../test/ask/context.js';

describe('what is typed with one thumb in Portuguese', () => {
  it('is read like the plain words', () => {
    areAlike(
      [
        ['entrou alguma oportunidade hoje?', 'pipeline created today'],
        ['apareceu algum negócio novo esta semana', 'pipeline created this week'],
        ['o que entrou no funil em setembro, por origem', 'pipeline created in september by source'],
        ['o que entrou e saiu do funil este mês', 'pipeline movement this month'],
        ['qualified pra cima', 'deals in qualified and proposition'],
        ['prob abaixo de 30, North', 'deals with probability at most 30%, north'],
        ['50/50 ou melhor', 'deals with probability at least 50%'],
        ['pipeline do tri', 'pipeline this quarter'],
        ['quem fecha mais depressa', 'sales cycle by rep'],
        ['dos que chegam em qualified, quantos a gente ganha?', 'what share of qualified do we win'],
        ['a oslo já foi adiada?', 'how often was oslo pushed'],
        ['empurrados pro q1', 'deals pushed to q1'],
        ['adiados mais de 2x', 'deals pushed at least 3 times'],
        ['parados +30 dias', 'deals not touched for 30 days'],
        ['duas estrelas ou mais', 'high priority deals'],
        ['novos desde segunda', 'pipeline created since monday'],
        ['ganhos x perdidos out', 'win rate october'],
        ['ticket médio este ano', 'average deal size this year'],
        ['último contacto com a leeds', 'activities done with leeds'],
        ['chance na leeds', 'who owns the deal with leeds'],
        ['quem cuida da leeds', 'who owns the deal with leeds'],
        ['negócio da azure, em que pé está?', 'who owns the deal with azure'],
        ['South ou North, quem tem mais pipeline', 'pipeline south vs north'],
        ['Leeds ou Turin, qual tem mais pipeline', 'pipeline leeds vs turin'],
      ],
      ceo,
    );
    areAlike(
      [
        ['o menorzinho que eu tenho', 'my smallest deal'],
        ['falta quanto pra minha meta do tri', 'my attainment this quarter'],
        ['tá faltando próximo passo em quais?', 'my deals without next step'],
        ['minha agenda amanhã', 'my activities tomorrow'],
      ],
      rep,
    );
    assert.match(JSON.stringify(meant('quanto entrou esta semana', manager)), /"measure":"created"/);
  });

  it('takes nothing else for that', () => {
    assert.doesNotMatch(JSON.stringify(meant('negócios que entraram em proposition', ceo)), /"measure":"created"/);
    assert.match(JSON.stringify(meant('Ben ou Ana, quem tem mais pipeline', ceo)), /"groupBy":"owner"/);
    assert.equal(meant('negócios que posso largar', ceo), 'notUnderstood');
    assert.equal(meant('agenda uma reunião com a leeds', ceo), 'refused');
  });
});
