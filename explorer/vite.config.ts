import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** Where the committed build lies, from here. */
const SITE = '../service/http/explorer_site';

/** THIRD-PARTY-NOTICES.txt: the name, version and licence of every package of which the build holds a line. */
function notices(): Plugin {
  return {
    name: 'notices',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          for (const id of file.moduleIds) {
            const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id);
            if (found) folders.add(found[0].replace(/^\0+/, ''));
          }
      const source = [...folders].sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
        return `${name} ${version} (${license})\n\n${text ? readFileSync(join(folder, text), 'utf8').trim() : ''}\n`;
      });
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: source.join(`\n${'-'.repeat(78)}\n\n`) });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), notices()],
  build: {
    outDir: SITE,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: Object.fromEntries(['/graphql', '/calendar.ics', '/dossier.xlsx', '/duties.docx'].map((path) => [path, 'http://127.0.0.1:8000'])) },
});
