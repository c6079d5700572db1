import { getDocumentProxy } from 'unpdf';

export interface PdfFacts {
  pages: number;
  /** Page of each destination, from 1. */
  destinations: Map<string, number>;
  /** Titles of the outline, each with its depth from 0. */
  outline: { title: string; depth: number }[];
  tagged: boolean;
  /** Links that lead to a place of the document, and those that lead elsewhere. */
  links: { inside: string[]; outside: string[] };
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

/** What can be asked of a PDF without looking at it. */
export async function readPdf(data: Uint8Array): Promise<PdfFacts> {
  const pdf = await getDocumentProxy(new Uint8Array(data));
  try {
    const destinations = new Map<string, number>();
    const numbers = new Map<string, number>();
    for (const [name, target] of Object.entries((await pdf.getDestinations()) as Record<string, unknown[]>)) {
      const reference = target[0] as { num: number; gen: number };
      const key = `${reference.num} ${reference.gen}`;
      if (!numbers.has(key)) numbers.set(key, (await pdf.getPageIndex(reference)) + 1);
      destinations.set(name, numbers.get(key) as number);
    }
    const outline: PdfFacts['outline'] = [];
    const walk = (items: readonly OutlineItem[], depth: number) => {
      for (const { title, items: inner } of items) {
        outline.push({ title, depth });
        walk(inner, depth + 1);
      }
    };
    walk((await pdf.getOutline()) ?? [], 0);
    const links: PdfFacts['links'] = { inside: [], outside: [] };
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      for (const { subtype, dest, url } of await page.getAnnotations()) {
        if (subtype !== 'Link') continue;
        if (url) links.outside.push(url);
        else links.inside.push(String(dest));
      }
      page.cleanup();
    }
    const tagged = Boolean((await pdf.getMarkInfo())?.['Marked']);
    return { pages: pdf.numPages, destinations, outline, tagged, links };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
