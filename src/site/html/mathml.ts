/**
 * Lightens the MathML beside each formula. It is there to be spoken and is never seen, so what only places or stretches
 * its signs can go, and so can the TeX source, which would double the formula in copied text. A chapter has hundreds of
 * formulas; this takes about an eighth of its weight.
 */
export function lightenMathml(html: string): string {
  return html.replace(/<math\b[^>]*>[\s\S]*?<\/math>/g, (formula) =>
    formula
      .replace(/<annotation\b[\s\S]*?<\/annotation>/g, '')
      .replace(/<\/?semantics>/g, '')
      .replace(/<mspace\b[^>]*>(?:<\/mspace>)?/g, '')
      .replace(looks, '')
      .replace(/<mrow>(<(m[ino])\b[^>]*>[^<]*<\/\2>)<\/mrow>/g, '$1'),
  );
}

/** Attributes that change how a formula looks and not what it says; `mathvariant` stays unless it says "upright". */
const looks =
  / (?:xmlns|stretchy|fence|separator|lspace|rspace|minsize|maxsize|width|height|depth|voffset|displaystyle|scriptlevel|columnalign|columnspacing|rowspacing|rowlines|columnlines|accent|accentunder|movablelimits|symmetric|largeop|mathvariant="normal"|mathsize)(?:="[^"]*")?(?=[\s/>])/g;
