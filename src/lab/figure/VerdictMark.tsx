/** A small band with a disc in it, or the same band with a hollow disc above it, 26 px wide. */
export function VerdictMark({ inside }: { inside: boolean }) {
  return (
    <svg class="verdict-mark" viewBox="0 0 26 22" width="26" height="22" aria-hidden="true">
      <path class="band" d="M0 8H26V20H0Z" />
      <path class="theory" d="M0 8H26M0 20H26" />
      <circle class={inside ? 'disc' : 'disc outside'} cx="13" cy={inside ? 14 : 4} r="3.4" />
    </svg>
  );
}
