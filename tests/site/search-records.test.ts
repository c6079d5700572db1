import katex from 'katex';
import { expect, test } from 'vitest';
import { searchText } from '../../src/site/search-records.ts';

test('formulas are searched as the TeX that made them, once', () => {
  const formula = katex.renderToString('\\frac{\\varepsilon}{x_1}');
  expect(searchText(`<p>Let ${formula}, say.</p><p>More &amp; &#x201C;more&#x201D;.</p>`)).toBe(
    'Let \\frac{\\varepsilon epsilon}{x_1} , say. More & “more”.',
  );
});

test('previews, drawings and scripts are not', () => {
  expect(searchText('a<template data-x>no</template><svg><text>no</text></svg><script>no</script> b')).toBe(
    'a b',
  );
});
