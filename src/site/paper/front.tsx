import { STATUSES, STATUS_MEANINGS, status } from '../../book/status.ts';
import type { Edition } from './edition.ts';
import { Words } from './words.tsx';

export function Title({ edition }: { edition: Edition }) {
  const { title, live, made, version, written, planned } = edition;
  return (
    <div class="title-page">
      <h1>{title}</h1>
      <p class="deck">A study guide with proofs, and with experiments held against formulas</p>
      <div class="imprint">
        <p>
          Version {version}, made on {made}. {written} of {planned} chapters are written.
        </p>
        {live && (
          <p>
            The experiments run at <a href={live}>{live}</a>
          </p>
        )}
        <p>
          Every number in this book is computed from a stated seed and can be computed again. Text under CC BY
          4.0, code under MIT.
        </p>
      </div>
    </div>
  );
}

export function HowToRead() {
  return (
    <div class="flow">
      <h1>How to read this book</h1>
      <p>
        Every chapter asks one question. Read its short answer first; it is meant to be enough. The proofs use
        calculus, linear algebra, probability, and now and then Fourier series or a little statistical
        mechanics. Nothing is left to you but the exercises; their solutions stand at the end of the book.
      </p>
      <p>
        Each claim carries one of six marks. A square is an argument, a disc is evidence; the fuller the mark,
        the better the claim is known. A claim marked <i>checked</i> has its numbers computed a second way by
        a test.
      </p>
      <dl class="marks">
        {STATUSES.map((word) => (
          <div key={word}>
            <Words as="dt" html={status(word)} />
            <dd>{STATUS_MEANINGS[word]}</dd>
          </div>
        ))}
      </dl>
      <p>
        Blue is what the argument predicts, vermilion is what was measured, and nothing else is coloured. The
        experiments stand here as recordings, each made from a stated seed by the program that runs on the
        page of the experiment. The band is where, if the formula is right, all points of a run land in 999
        runs of 1,000. A point is the mean of several runs; its bar is two standard errors each way. A hollow
        point lies outside the band. A bar too short to be seen beside its point is drawn inside it.
      </p>
    </div>
  );
}
