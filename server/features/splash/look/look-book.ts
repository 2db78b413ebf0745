import type { LookWords, SplashLook } from '../../../contract/admin.ts';
import type { SplashPicture, SplashTheme } from '../../../contract/splash.ts';
import type { PictureRecord, SplashStore } from '../../../ports/splash-store.ts';
import { lookOver, parseLook, picturesOf, termsVersion, themeOf } from './look.ts';

/** A look with everything a page needs of it. */
export interface ShownLook {
  /** In place of the business's name. */
  name: string | null;
  theme: SplashTheme;
  logo: SplashPicture | null;
  announcement: LookWords;
  terms: { version: string; words: LookWords } | null;
  banner: { picture: SplashPicture; link: string | null; text: string } | null;
}

/** A look as nobody has changed it. */
export const PLAIN_LOOK: ShownLook = showLook(parseLook(undefined), new Map());

/**
 * Every look and its pictures in memory: they are read on every request. Loaded again after every
 * change.
 */
export class LookBook {
  #looks = new Map<string, SplashLook>();
  #shown = new Map<string, ShownLook>();
  #pictures = new Map<string, PictureRecord>();

  async load(store: SplashStore): Promise<void> {
    const looks = new Map(
      (await store.looks()).map(({ routerId, look }) => [routerId, parseLook(look)]),
    );
    const ids = [...looks.values()].flatMap(picturesOf);
    this.#pictures = await picturesFrom(store, ids);
    this.#looks = looks;
    this.#shown.clear();
  }

  /** As the owner gave it: '' is the look of all, anything else a router's own. */
  stored(routerId: string): SplashLook | null {
    return this.#looks.get(routerId) ?? null;
  }

  all(): [routerId: string, look: SplashLook][] {
    return [...this.#looks];
  }

  /** What customers of a router see; null for customers who came by no router of ours. */
  of(routerId: string | null): ShownLook {
    const key = routerId !== null && this.#looks.has(routerId) ? routerId : '';
    const known = this.#shown.get(key);
    if (known) return known;
    const all = this.#looks.get('') ?? parseLook(undefined);
    const shown = showLook(lookOver(this.#looks.get(key) ?? all, all), this.#pictures);
    this.#shown.set(key, shown);
    return shown;
  }

  /** The colours in use, so that the security policy can let each style in. */
  themes(): SplashTheme[] {
    return ['', ...this.#looks.keys()].map((routerId) => this.of(routerId).theme);
  }

  /** The versions of the terms that are shown now. */
  allTerms(): string[] {
    return ['', ...this.#looks.keys()].flatMap(
      (routerId) => this.of(routerId).terms?.version ?? [],
    );
  }

  picture(id: string): PictureRecord | null {
    return this.#pictures.get(id) ?? null;
  }
}

async function picturesFrom(store: SplashStore, ids: readonly string[]) {
  const found = await Promise.all([...new Set(ids)].map((id) => store.findPicture(id)));
  return new Map(found.flatMap((picture) => (picture ? [[picture.id, picture] as const] : [])));
}

/** A draft as customers would see it, whether its pictures are in use yet or not. */
export async function showDraft(store: SplashStore, draft: SplashLook): Promise<ShownLook> {
  return showLook(draft, await picturesFrom(store, picturesOf(draft)));
}

function showLook(look: SplashLook, pictures: ReadonlyMap<string, PictureRecord>): ShownLook {
  const shown = (id: string | null): SplashPicture | null => {
    const picture = id === null ? undefined : pictures.get(id);
    if (!picture) return null;
    const { widthPx, heightPx } = picture;
    return { src: picturePath(picture), widthPx, heightPx };
  };
  const version = termsVersion(look.terms);
  const banner = look.banner && shown(look.banner.picture);
  return {
    name: look.name,
    theme: themeOf(look),
    logo: shown(look.logo),
    announcement: look.announcement,
    terms: version === null ? null : { version, words: look.terms },
    banner: banner && look.banner && { ...look.banner, picture: banner },
  };
}

function picturePath({ id, type }: PictureRecord): string {
  return `/brand/${id}.${type === 'image/png' ? 'png' : 'jpg'}`;
}
