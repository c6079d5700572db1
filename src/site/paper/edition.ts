/** What the book says of itself. */
export interface Edition {
  title: string;
  version: string;
  /** In words: `22 November 2026`. */
  made: string;
  /** Where the guide can be read on the web, with a slash at the end, if that is known. */
  live: string | undefined;
  /** Numbers of chapters. */
  written: number;
  planned: number;
}
