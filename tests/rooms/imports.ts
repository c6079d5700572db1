import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';

/** One import: static, dynamic, type-only, by glob, or of a worker. */
export interface Import {
  /** Paths relative to the repository, with forward slashes; a package stays as it is written. */
  from: string;
  to: string;
  line: number;
  /** A worker's code runs elsewhere: it is reached, but not part of what imports it. */
  worker: boolean;
}

export interface Source {
  file: string;
  imports: Import[];
  /** Names used in the code and declared nowhere in the file, as `Math.random` or `document`. */
  uses: { name: string; line: number }[];
}

/** All sources under src, parsed. */
export async function readSources(root: string): Promise<Source[]> {
  const files: string[] = [];
  for await (const file of glob('src/**/*.{ts,tsx,mts,js,mjs,astro}', { cwd: root }))
    files.push(slashes(file));
  files.sort();
  return Promise.all(files.map(async (file) => parse(file, await readFile(join(root, file), 'utf8'), files)));
}

/**
 * @param files all files that a glob can match
 */
export function parse(file: string, text: string, files: readonly string[] = []): Source {
  const source: Source = { file, imports: [], uses: [] };
  const declared = new Set<string>();
  for (const { code, line } of file.endsWith('.astro') ? astroScripts(text) : [{ code: text, line: 0 }]) {
    const kind = /\.(tsx|astro)$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
    const lineOf = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 + line;
    const visit = (node: ts.Node): void => {
      for (const { specifier, worker } of specifiers(node)) {
        for (const to of targets(file, specifier, files))
          source.imports.push({ from: file, to, line: lineOf(node), worker });
      }
      if (ts.isIdentifier(node) && declares(node)) declared.add(node.text);
      const name = nameOf(node);
      if (name) source.uses.push({ name, line: lineOf(node) });
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  source.uses = source.uses.filter(({ name }) => !declared.has(name.split('.')[0] as string));
  return source;
}

/** The frontmatter and the scripts of an .astro file, with the lines before them. */
function astroScripts(text: string): { code: string; line: number }[] {
  const blocks = [
    ...text.matchAll(/^---\n(.*?)^---$/gms),
    ...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs),
  ];
  return blocks.map((match) => {
    const begin = match.index + match[0].indexOf(match[1] as string);
    return { code: match[1] as string, line: text.slice(0, begin).split('\n').length - 1 };
  });
}

function specifiers(node: ts.Node): { specifier: string; worker: boolean }[] {
  const plain = (expression: ts.Node | undefined, worker = false) =>
    expression && ts.isStringLiteralLike(expression) ? [{ specifier: expression.text, worker }] : [];
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return plain(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? plain(node.argument.literal) : [];
  // new URL('./worker.ts', import.meta.url)
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.length === 2) {
    const isCode = ts.isStringLiteralLike(node.arguments[0]!) && /\.[jt]sx?$/.test(node.arguments[0].text);
    return isCode ? plain(node.arguments[0], true) : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const [first] = node.arguments;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return plain(first);
  if (node.expression.getText() !== 'import.meta.glob') return [];
  return first && ts.isArrayLiteralExpression(first)
    ? first.elements.flatMap((one) => plain(one))
    : plain(first);
}

/** What a specifier means: a package, a file, or each file that a glob matches. */
function targets(file: string, specifier: string, files: readonly string[]): string[] {
  const bare = specifier.replace(/\?.*$/, '');
  if (!/^[./]/.test(bare)) return [bare];
  const path = bare.startsWith('/') ? bare.slice(1) : slashes(normalize(join(dirname(file), bare)));
  if (!path.includes('*')) return [path];
  const pattern = new RegExp(
    `^${path.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*?/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`,
  );
  const matched = files.filter((candidate) => pattern.test(candidate));
  return matched.length > 0 ? matched : [path];
}

/** `Math.random` for that property access, the name itself for a lone identifier that is read. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return `${node.expression.text}.${node.name.text}`;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()';
  return ts.isIdentifier(node) && !declares(node) ? node.text : undefined;
}

/** Whether an identifier is the name of a variable, a parameter, a property or the like, and so no use of a global. */
function declares(node: ts.Identifier): boolean {
  const parent = node.parent;
  return (
    ('name' in parent && parent.name === node) || ('propertyName' in parent && parent.propertyName === node)
  );
}

function slashes(path: string): string {
  return relative('.', path).replaceAll('\\', '/');
}
