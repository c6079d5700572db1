import { createRequire, registerHooks } from 'node:module';

/**
 * Lets Node load the same tfjs modules that the browser gets. They are written for bundlers: no `.js` at the
 * end of their imports, a package entry that Node does not look at, and one `require`. Import this file
 * before anything that imports tfjs.
 */
const PACKAGES = '/@tensorflow/tfjs-';

registerHooks({
  resolve(specifier, context, next) {
    const inside = context.parentURL?.includes(PACKAGES) === true;
    if (inside && specifier.startsWith('.') && !specifier.endsWith('.js')) {
      return next(`${specifier}.js`, context);
    }
    const resolved = next(specifier, context);
    // The bundle that package.json names for Node would be a second copy, with a second engine.
    const url = resolved.url.replace(/(\/@tensorflow\/tfjs-core\/dist)\/tf-core\.node\.js$/, '$1/index.js');
    return url === resolved.url ? resolved : { ...resolved, url, format: 'module' };
  },
});

(globalThis as { require?: unknown }).require ??= createRequire(import.meta.url);
