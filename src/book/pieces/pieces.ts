import type { Book } from '../book.ts';
import type { Known, SourceFile } from '../text.ts';
import { noteSchema, setNotes, type NoteFront, type Places } from './notes.ts';
import { pathSchema, setPaths, type PathFront } from './paths.ts';
import { PIECES, readPiece, type Piece, type PieceKind } from './piece.ts';
import { questionSchema, setQuestions, type QuestionFront } from './questions.ts';
import { resourceSchema, setResources, type ResourceFront } from './resources.ts';
import type { Guide } from './targets.ts';

/** All pieces after the first pass. */
export interface Pieces {
  resource: Piece<ResourceFront>[];
  question: Piece<QuestionFront>[];
  path: Piece<PathFront>[];
  note: Piece<NoteFront>[];
}

export function readPieces(
  sources: Readonly<Record<PieceKind, readonly SourceFile[]>>,
  known: Known,
): Pieces {
  return {
    resource: sources.resource.map((file) => readPiece(file, 'resource', resourceSchema, known)),
    question: sources.question.map((file) => readPiece(file, 'question', questionSchema, known)),
    path: sources.path.map((file) => readPiece(file, 'path', pathSchema, known)),
    note: sources.note.map((file) => readPiece(file, 'note', noteSchema, known)),
  };
}

/** What links and frontmatter may name: `resource:slug`, `question:slug` and `path:slug`; nothing refers to a note. */
export function titlesOf({ resource, question, path }: Pieces): Guide['shelf']['pieces'] {
  const entries = (kind: PieceKind, pieces: readonly Piece<{ title: string }>[]) =>
    pieces.map(({ slug, front }) => {
      const place = { href: `${PIECES[kind].page}#${slug}`, title: front?.title ?? slug };
      return [`${kind}:${slug}`, place] as const;
    });
  const asked = question.map((piece) => ({
    ...piece,
    front: piece.front && { title: piece.front.question },
  }));
  return new Map([...entries('resource', resource), ...entries('question', asked), ...entries('path', path)]);
}

/** Second pass over all pieces. */
export function setPieces(
  pieces: Pieces,
  guide: Guide,
  places: Places,
): Pick<Book, 'resources' | 'questions' | 'paths' | 'notes'> {
  return {
    resources: setResources(pieces.resource, guide),
    questions: setQuestions(pieces.question, guide),
    paths: setPaths(pieces.path, guide),
    notes: setNotes(pieces.note, guide, places),
  };
}
