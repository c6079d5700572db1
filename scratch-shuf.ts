import { loadBook, checkedClaims } from './src/book/load.ts';
import { gzipSync } from 'node:zlib';
try {
const book: any = await loadBook({root: process.cwd(), base: '', demos: {'shuffling-rates': ['n','replicas','spread'], 'shuffling-logistic': ['n','dataset','replicas','interpolation']}, figures: ['walk-and-bridge'], checked: await checkedClaims(process.cwd())});
const seen = new Set(); 
const find = (o: any): any => { if (!o || typeof o !== 'object' || seen.has(o)) return; seen.add(o); if (typeof o.html === 'string' && (o.slug==='shuffling'||o.id==='sgd/shuffling'||/shuffling/.test(o.path??''))) return o; for (const v of (o instanceof Map? o.values(): Object.values(o))) { const r = find(v); if (r) return r; } };
const c = find(book);
if (!c) console.log(Object.keys(book), JSON.stringify(book).slice(0,500));
else { console.log(Object.keys(c)); const h = c.html; console.log('html', h.length, 'gzip', gzipSync(h,{level:9}).length, 'formulas', (h.match(/class="katex"/g)??[]).length, 'displays', (h.match(/katex-display/g)??[]).length);
 if (process.argv[2]) (await import('node:fs')).writeFileSync(process.argv[2], h); }
} catch (e: any) { console.log(String(e.message ?? e).slice(0,6000)); if (e.errors) console.log(e.errors); }
