import assert from 'node:assert/strict';
import { inFigures } from './spokenNumbers.js';

const noNames = () => false;

describe('numbers as they are spoken', () => {
  it('are written in figures', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['between a hundred and two hundred thousand', 'between 100 and 200 thousand'],
      ['over one point five million', 'over 1.5 million'],
      ['two hundred and fifty thousand', '250 thousand'],
      ['twenty-five k', '25 k'],
      ['two and a half million', '2.5 million'],
      ['over a quarter of a million', 'over 250 thousand'],
      ['a million and a half', '1.5 million'],
      ['one thousand two hundred', '1200'],
      ['not touched in ninety days', 'not touched in 90 days'],
      ['twenty twenty six', '2026'],
      ['the fifteenth of March', 'the 15th of March'],
      ['over say twenty grand', 'over twenty grand'],
      ['acima de duzentos mil', 'acima de 200 mil'],
      ['um milhão e meio', '1,5 milhão'],
      ['um vírgula cinco milhões', '1,5 milhões'],
      ['entre vinte e cinco e trinta mil', 'entre 25 e trinta mil'],
      ['mil e quinhentos', '1500'],
    ];
    for (const [said, written] of pairs) assert.equal(inFigures(said, noNames), written);
  });

  it('are left where they are read as they are, or say something else', () => {
    const left = [
      'one on one',
      'the one that',
      'um negócio',
      'dois ou três',
      'first quarter',
      'between five and ten',
      'say Ana',
    ];
    for (const said of left) assert.equal(inFigures(said, noNames), said);
  });

  it('are left within a name', () => {
    const said = 'what is open with Forty Two Labs';
    assert.equal(
      inFigures(said, (word) => word === 'forty'),
      said,
    );
  });
});
