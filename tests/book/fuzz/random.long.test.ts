// The same as in the slow tests, ten times as often and each time with another seed, which is printed.
process.env['FUZZ_SEED'] ??= 'random';
process.env['FUZZ_TIMES'] ??= '10';
await import('./careless-markdown.slow.test.ts');
await import('./careless-chapters.slow.test.ts');
await import('./careless-data.slow.test.ts');

export {};
