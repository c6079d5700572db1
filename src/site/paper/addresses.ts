import type { Nodes, Properties } from 'hast';
import { visit } from 'unist-util-visit';

/** Properties whose value is one id, or several. */
const IDS = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor', 'headers'] as const;
const DRAWN_WITH = /^url\(#([^)]+)\)$/;

/**
 * Makes every id and every link of a page its whole address, `/sgd/shuffling/#thm:x`, so that what stands on the page
 * can be moved to another.
 * @param page address of the page
 * @param base path under which the links of the tree were written, without a slash at its end
 */
export function addressed(tree: Nodes, page: string, base: string): void {
  const whole = (id: string) => `${page}#${id}`;
  visit(tree, 'element', ({ tagName, properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'id' || (name === 'href' && String(value).startsWith('#'))) {
        properties[name] = whole(String(value).replace(/^#/, ''));
      } else if (name === 'href' && tagName === 'a' && String(value).startsWith(`${base}/`)) {
        properties[name] = String(value).slice(base.length);
      } else if ((IDS as readonly string[]).includes(name)) {
        properties[name] = listed(value).map(whole);
      } else if (typeof value === 'string' && DRAWN_WITH.test(value)) {
        properties[name] = `url(#${whole((DRAWN_WITH.exec(value) as RegExpExecArray)[1] as string)})`;
      }
    }
  });
}

/**
 * Writes names for whole addresses.
 * @param nameOf for an address the id that an element is to have
 * @param hrefOf for an address what a link is to lead to; undefined takes the link away and leaves its words
 */
export function named(
  tree: Nodes,
  nameOf: (address: string) => string,
  hrefOf: (address: string) => string | undefined,
): void {
  visit(tree, 'element', (node) => {
    const { properties } = node;
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'id' || name === 'dataPageOf') properties[name] = nameOf(String(value));
      else if ((IDS as readonly string[]).includes(name)) properties[name] = listed(value).map(nameOf);
      else if (name === 'href' && node.tagName === 'use') properties[name] = `#${nameOf(String(value))}`;
      else if (name === 'href' && String(value).startsWith('/')) {
        const href = hrefOf(String(value));
        if (href !== undefined) properties[name] = href;
        else {
          node.tagName = 'span';
          node.properties = withoutLink(properties);
        }
      } else if (typeof value === 'string' && DRAWN_WITH.test(value)) {
        properties[name] = `url(#${nameOf((DRAWN_WITH.exec(value) as RegExpExecArray)[1] as string)})`;
      }
    }
  });
}

function withoutLink({ href: _, ariaLabel: __, ...rest }: Properties): Properties {
  return rest;
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : String(value).split(/\s+/);
}
