import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SplashTheme, SplashView } from '../contract/splash.ts';
import { themeCss } from '../core/theme.ts';

type Renderer = (view: SplashView, assets: { css: string; js: string }) => string;
type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>;

export interface Splash {
  render(view: SplashView): string;
  /** How the security policy knows the style of a page in these colours. */
  styleSource(theme: SplashTheme): string;
}

/**
 * The built splash: its renderer, and its styles by their digests.
 * @param folder `dist/portal`
 */
export async function loadSplash(folder: string): Promise<Splash> {
  const module: { renderSplash: Renderer } = await import(
    pathToFileURL(join(folder, 'server', 'server.js')).href
  );
  const read = (name: string) => readFileSync(join(folder, 'client', name), 'utf8');
  const entries = Object.values(JSON.parse(read('manifest.json')) as Manifest);
  const entry = entries.find((candidate) => candidate.isEntry);
  const style = entry?.css?.[0] ?? entries.find(({ file }) => file.endsWith('.css'))?.file;
  if (!entry || !style) throw new Error('The splash is not built: npm run build');
  const base = read(style).trim();
  const js = `/${entry.file}`;
  const styles = new Map<string, { css: string; source: string }>();
  const styleOf = (theme: SplashTheme) => {
    const key = theme.accent + theme.ground;
    const known = styles.get(key);
    if (known) return known;
    const css = base + themeCss(theme);
    const made = { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
    // Drafts come in every colour: they must not fill the memory.
    if (styles.size > 100) styles.clear();
    styles.set(key, made);
    return made;
  };
  return {
    render: (view) => module.renderSplash(view, { js, css: styleOf(view.theme).css }),
    styleSource: (theme) => styleOf(theme).source,
  };
}
