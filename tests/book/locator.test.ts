import { describe, expect, test } from 'vitest';
import { readLocator } from '../../src/book/locator.ts';

const nb = '\u00a0';

describe('locators', () => {
  test.each([
    ['Thm 6.7', `Thm${nb}6.7`],
    ['Theorem 12', `Theorem${nb}12`],
    ['Prop. 3(b)', `Prop.${nb}3(b)`],
    ['§4.1', '§4.1'],
    ['§ 4.1', '§4.1'],
    ['App. C.2', `App.${nb}C.2`],
    ['pp. 39-48', `pp.${nb}39–48`],
    ['pp. 39–48', `pp.${nb}39–48`],
    ['Ch. 5,  Sec. 2,\np. 7', `Ch.${nb}5, Sec.${nb}2, p.${nb}7`],
    ['Lemma A.3', `Lemma${nb}A.3`],
    ['abstract, Conj. 1', `abstract, Conj.${nb}1`],
  ])('%s', (written, shown) => {
    expect(readLocator(written)).toEqual({ shown });
  });

  test.each([
    ['Theorm 6', 'Theorm 6'],
    ['6.7', '6.7'],
    ['Thm', 'Thm'],
    ['Thm 1, somewhere', 'somewhere'],
    ['', ''],
    ['p. 3 and p. 4', 'p. 3 and p. 4'],
    ['abstracts', 'abstracts'],
  ])('refuses “%s”', (written, wrong) => {
    expect(readLocator(written)).toEqual({ wrong });
  });
});
