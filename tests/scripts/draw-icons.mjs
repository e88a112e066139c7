import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { launch } from 'puppeteer';
import { findOrInstallBrowser } from './browser.mjs';
import { ROOT } from './paths.mjs';

/** Draws the PNG icons of the toolbar from their SVG sources: `npm run icons`. */
const FOLDER = join(ROOT, 'public/icons');
const SIZES = [16, 32, 48, 128];

const executablePath = await findOrInstallBrowser();
if (!executablePath) throw new Error('No browser to draw the icons with; see tests/scripts/browser.mjs.');
const browser = await launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
try {
  const page = await browser.newPage();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.svg'))) {
    const svg = readFileSync(join(FOLDER, file)).toString('base64');
    for (const size of SIZES) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
      );
      const png = await page.screenshot({ omitBackground: true });
      writeFileSync(join(FOLDER, `${basename(file, '.svg')}-${size}.png`), png);
    }
  }
} finally {
  await browser.close();
}
