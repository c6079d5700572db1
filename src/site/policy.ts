/**
 * What a page of the built site may load and do: nothing but what comes from its own host, and no script or style
 * sheet that stands in the page itself. It is a page's `<meta>`, which needs no host to play along, and what
 * `_headers` asks of the host (see host-headers.ts); a browser keeps to both. `npm run dev` has no policy, because
 * Vite's client puts styles and scripts into the page.
 *
 * Trusted types are not asked for: Pagefind would need a policy of its own, and without inline scripts markup that is
 * slipped in runs nothing.
 */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // KaTeX places every glyph by a style attribute, and so do the figures. An attribute styles one element that is ours
  // already: it has no selectors to read a page with, and what its url() may fetch is bound by the lines below.
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Lets a script compile wasm, and evaluate no text. */
const WITH_WASM = "'self' 'wasm-unsafe-eval'";

const written = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join(';');

/**
 * The policy in a page's head.
 * @param wasm whether scripts of the page itself compile wasm; a worker has the policy that it is sent with
 */
export function pagePolicy(wasm: boolean): string {
  return written({ ...DIRECTIVES, ...(wasm && { 'script-src': WITH_WASM }) });
}

/** What a host should send with every file. Workers are bound by this alone, and the lab's compiles wasm. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': written({
    ...DIRECTIVES,
    'script-src': WITH_WASM,
    // A demo's page is made to be shown in the frame of a slide or an article. There is nothing here that a click given
    // away unawares could do harm to.
    'frame-ancestors': '*',
  }),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
