// Bundles what the browser gets: node build.mjs OUTPUT [--watch]
import * as esbuild from 'esbuild';
import { cpSync, mkdirSync, rmSync } from 'node:fs';

const [output, ...flags] = process.argv.slice(2);
const watching = flags.includes('--watch');

const options = {
  entryPoints: {
    app: 'src/app.js',
    worker: 'src/worker.js',
    look: 'src/look/look.css',
    docs: 'src/docs/docs.js',
    docs_look: 'src/docs/docs.css',
  },
  entryNames: '[name]',
  outdir: output,
  bundle: true,
  minify: !watching,
  sourcemap: watching,
  legalComments: 'linked',
  format: 'esm',
  target: ['es2022', 'chrome123', 'firefox128', 'safari17.5'],
  logLevel: 'warning',
};

if (!watching) {
  rmSync(output, { recursive: true, force: true });
}

mkdirSync(output, { recursive: true });
cpSync('src/icon.svg', `${output}/icon.svg`);

if (watching) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
