/** Words of a title or a summary for places that take no markup: dollar signs and emphasis marks go, the words stay. */
export function plainText(words: string): string {
  return words
    .replace(/<[^>]*>/g, '')
    .replace(/\$([^$]*)\$/g, '$1')
    .replace(/[*`]/g, '');
}
