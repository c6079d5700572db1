import type { Options } from '../options.ts';

/** A claim by its number, linked; by its label where the book does not have it. */
export function Claim({ label, options }: { label: string; options: Options }) {
  const claim = options.claims[label];
  if (!claim) return <>{label}</>;
  return (
    <a class="ref" href={claim.href} data-preview={label}>
      {claim.words}
    </a>
  );
}
