import assert from 'node:assert/strict';
import { areAlike, meant } from '../../../test/ask/alike.js';
import { ceo, contextFor, manager, rep } from '../../../test/ask/context.js';
import type { Viewer } from '../../access/viewer.js';
import type { Understanding } from '../ports.js';
import { understandByGrammar } from '../understand.js';

const read = (text: string, by: Viewer): Understanding => understandByGrammar(text, contextFor(by, null));

describe('what a colleague says offhand', () => {
  it('is read like the plain words: which deals', () => {
    areAlike(
      [
        ['whatever is 60% likely or better', 'deals with probability at least 60%'],
        ['open deals, 35k minimum', 'open deals of at least 35k'],
        ['open deals from 80,000 up', 'open deals of at least 80k'],
        ['open deals, ignore anything below 5k', 'open deals of at least 5k'],
        ['open deals, skip everything above 50k', 'open deals of at most 50k'],
        ['deals above 100k dated next week', 'deals above 100k closing next week'],
        ['deals whose close date has passed already', 'overdue deals'],
        ['which deals do not have any activity planned', 'deals without next step'],
        ['deals that went one step back in november', 'deals that moved backward in november'],
        ['proposition plus qualified', 'deals in proposition and qualified'],
        ['the big ones, 250k upwards', 'deals of at least 250k'],
      ],
      ceo,
    );
  });

  it('is read like the plain words: whose, and which figure', () => {
    areAlike(
      [
        ['smallest deal on my plate', 'my smallest open deal'],
        ['velocity, whole shop', 'velocity of the company'],
        ['where do I land against quota this yr', 'my attainment this year'],
        ['30 day look ahead, open deals', 'open deals in the next 30 days'],
        ['open deals 10% at best', 'open deals with probability at most 10%'],
        ['open pipeline, no matter whose', 'open pipeline of everyone'],
        ['wtd pipe january', 'weighted pipeline january'],
        ['how do the teams stack up on win rate', 'win rate by team'],
        ['ageing per stage', 'days in stage by stage'],
        ['my win rate out of everything I closed, q3', 'my win rate q3'],
        ['pipeline on 15 october without hindsight', 'pipeline on 15 october as known then'],
        ['how good were we at forecasting in q2', 'forecast accuracy in q2'],
      ],
      rep,
    );
    const { scope } = meant("Ben's win rate vs mine", manager) as { scope: string };
    assert.equal(scope, 'person 9 14');
  });

  it('is read beside what leads up to it', () => {
    areAlike(
      [
        ["so I've got my QBR on Tuesday, what did the team win in Q3 by rep", 'what did the team win in Q3 by rep'],
        ['right, board call in ten. open pipeline please', 'open pipeline'],
        ["weekly summary please: what's been won since Monday", 'won since Monday'],
        ['did we win anything last week or am I imagining it', 'did we win anything last week'],
        ["on my way to Leeds Media, what's open there", 'open deals with Leeds Media'],
        ['slippage for october if you have it', 'slippage for october'],
        ['so my boss wants a number for Q1, open pipeline', 'open pipeline for Q1'],
        ["total lost last week, don't need the names", 'lost last week'],
        ["I've lost track, what did we lose in october", 'what did we lose in october'],
      ],
      manager,
    );
    const { period } = meant('forecast call in Q1, forecast by rep', manager) as { period: string };
    assert.equal(period, '2027-01-01..2027-03-31');
  });

  it('is read in Portuguese', () => {
    areAlike(
      [
        ['negócios em aberto de 50 mil pra cima', 'negócios em aberto no mínimo 50 mil'],
        ['negócios em aberto sem contar nada abaixo de 20 mil', 'negócios em aberto no mínimo 20 mil'],
        ['ganhos da turma do Jonas semana passada', 'ganhos da equipa do Jonas semana passada'],
        ['North x South: taxa de sucesso este ano', 'taxa de sucesso North vs South este ano'],
        ['negócios com fecho previsto para janeiro', 'negócios a fechar em janeiro'],
        ['parados há um mês', 'parados há 30 dias'],
        ['acurácia da previsão do trimestre passado', 'a previsão do trimestre passado bateu certo'],
      ],
      ceo,
    );
  });

  it('is never a command, nor taken for something near it', () => {
    assert.equal(read('throw out all my lost deals', rep).kind, 'refused');
    assert.equal(read('scrap the Turin deal', rep).kind, 'refused');
    for (const text of ['win rate on big deals', 'tudo menos a North', 'os de lá com aquilo que falámos']) {
      assert.notEqual(read(text, ceo).kind, 'question', text);
    }
  });

  it('keeps a clause with a time in it: it may narrow', () => {
    const { filters } = meant('empacados faz um mês, tag Product', ceo) as { filters: Record<string, unknown> };
    assert.equal(filters.staleForDays, 30);
  });
});
