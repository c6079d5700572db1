/** The little of fontkit that the tests use; the package brings no types. */
declare module 'fontkit' {
  export function create(data: Uint8Array): { readonly characterSet: readonly number[] };
}
