/**
 * Where the examples of the CommonMark specification 0.31.2 come out otherwise here, by reason. A table is kept, so that a
 * change of the parser shows.
 */
export const DIFFERENT: Readonly<Record<string, readonly number[]>> = {
  'straight quotation marks are set as “ ” ‘ ’': [
    12, 14, 27, 41, 91, 197, 209, 210, 343, 352, 359, 363, 380, 385, 395, 508, 590, 619, 620, 622, 624, 632,
    650,
  ],
  'HTML is refused, and left out': [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
    167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 180, 181, 182, 184, 185, 186, 187, 188, 189,
    190, 191, 201, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 626, 627, 628, 629,
    630, 631, 642, 643,
  ],
  'two hyphens are an en dash': [46],
  'comments are left out of the page': [179, 183, 308, 309, 625],
  'pictures are refused; the definitions that they would use are taken out': [
    573, 576, 577, 582, 583, 584, 585, 586, 587, 588, 589, 591,
  ],
  'an address is a link without brackets round it, as on GitHub': [602, 606, 608, 611, 612],
};

/** Why a rule of ours refuses what CommonMark lets through. */
export const REASONS: Readonly<Record<string, string>> = {
  'raw-html': 'HTML is not for authors: what it could do, a directive does',
  'heading-level': 'a chapter has one title, in its frontmatter, and skips no level',
  'heading-place': 'a heading stands in no list and no quotation',
  'unknown-link':
    'links lead somewhere: to a page with a slash at its end, a label, a heading or a whole address',
  'unknown-heading': 'likewise',
  'empty-link': 'a link has words',
  'code-words': 'words after the language would be lost',
  definition: 'a definition is used, and stands once',
  image: 'pictures are drawn from code',
  dollar: 'a dollar sign begins a formula',
};

/** The examples that are mistakes here, by the rules that they break. */
export const MISTAKES: Readonly<Record<string, readonly number[]>> = {
  'heading-level': [
    10, 62, 66, 67, 68, 72, 73, 74, 75, 76, 78, 79, 80, 81, 82, 83, 84, 115, 141, 227, 646, 647,
  ],
  'raw-html': [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
    167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 180, 181, 182, 184, 185, 186, 187, 188, 189,
    190, 191, 201, 344, 475, 476, 477, 491, 494, 524, 613, 614, 615, 616, 617, 623, 626, 627, 628, 629, 630,
    631, 642, 643,
  ],
  'unknown-link': [
    22, 23, 32, 33, 192, 193, 194, 195, 196, 198, 200, 202, 203, 205, 206, 216, 217, 218, 404, 419, 422, 433,
    473, 474, 482, 483, 485, 486, 489, 492, 495, 496, 498, 499, 500, 502, 503, 504, 505, 506, 507, 509, 510,
    512, 514, 515, 516, 518, 519, 521, 522, 527, 528, 529, 530, 532, 533, 534, 535, 539, 540, 541, 542, 543,
    549, 550, 553, 554, 555, 556, 557, 558, 559, 560, 561, 562, 564, 566, 568, 569, 570, 593, 596, 597, 598,
    599, 601,
  ],
  'code-words': [143, 146],
  'definition, unknown-link': [204, 544, 565, 567, 571],
  definition: [207, 208, 210, 317, 537, 538, 545, 563, 592],
  'heading-level, unknown-link': [214, 215],
  'heading-level, heading-place': [228, 229, 230, 232, 300],
  dollar: [354, 650],
  'empty-link, unknown-link': [484, 487],
  'unknown-heading': [501],
  'image, unknown-link': [517, 531],
  image: [520, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591],
  'definition, raw-html': [536],
};
