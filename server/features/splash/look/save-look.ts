import { createHash } from 'node:crypto';
import type { SplashLook } from '../../../contract/admin.ts';
import { readPicture } from '../../../core/picture.ts';
import { themeProblems } from '../../../core/theme.ts';
import { TEMPLATE_SETTING, templateOf } from '../../../core/voucher-template.ts';
import { AppError } from '../../../ports/errors.ts';
import type { PictureRecord } from '../../../ports/splash-store.ts';
import type { Database, Stores } from '../../../ports/stores.ts';
import type { Clock } from '../../../ports/system.ts';
import { lookOver, parseLook, picturesOf, termsVersion, themeOf } from './look.ts';
import type { LookBook } from './look-book.ts';

export interface LookDeps {
  database: Database;
  clock: Clock;
  looks: LookBook;
}

/** With the page and its script it stays below 20 KB: what a customer's first view may weigh. */
export const LOGO_MOST_BYTES = 3_000;
export const LOGO_MOST_PX = 160;
/** Shown below the plans, loaded after everything else. */
export const BANNER_MOST_BYTES = 8_000;
/** Uploaded and never used: forgotten with the next save. */
const DRAFT_KEPT_MS = 86_400_000;

/**
 * Stores an uploaded picture, stripped of everything but the picture.
 * @throws AppError picture_invalid
 */
export async function keepPicture(
  { database, clock }: LookDeps,
  use: 'logo' | 'banner',
  bytes: Buffer,
): Promise<PictureRecord> {
  const reading = readPicture(bytes);
  if (!reading.ok) throw refusedPicture('This is neither a PNG nor a JPEG picture.');
  const { type, widthPx, heightPx } = reading.picture;
  const content = Buffer.from(reading.picture.bytes);
  const mostBytes = use === 'logo' ? LOGO_MOST_BYTES : BANNER_MOST_BYTES;
  if (content.length > mostBytes) {
    throw refusedPicture(`The picture has ${content.length} bytes; at most ${mostBytes} fit here.`);
  }
  if (use === 'logo' && Math.max(widthPx, heightPx) > LOGO_MOST_PX) {
    throw refusedPicture(`A logo has at most ${LOGO_MOST_PX} × ${LOGO_MOST_PX} pixels.`);
  }
  const picture: PictureRecord = {
    id: createHash('sha256').update(content).digest('hex').slice(0, 32),
    ...{ type, widthPx, heightPx },
    bytes: content,
    createdAtMs: clock.now(),
  };
  await database.transaction((stores) => stores.splash.putPicture(picture));
  return picture;
}

const refusedPicture = (message: string) =>
  new AppError(422, 'picture_invalid', message, { picture: message });

/**
 * Saves how the splash looks: to the customers of a router, or ('') to all.
 * @throws AppError look_invalid (with the nearest readable colours in its fields) | router_unknown
 */
export async function saveLook(
  deps: LookDeps,
  actor: string,
  routerId: string,
  look: SplashLook,
): Promise<void> {
  const nowMs = deps.clock.now();
  refuseUnreadable(lookOver(look, deps.looks.stored('') ?? parseLook(undefined)));
  // A router's look may have taken one of the two colours from the look of all.
  for (const [id, own] of deps.looks.all()) {
    if (routerId === '' && id !== '') refuseUnreadable(lookOver(own, look));
  }
  await deps.database.transaction(async (stores) => {
    if (routerId !== '' && !(await stores.routers.find(routerId))) {
      throw new AppError(404, 'router_unknown', 'There is no such router.');
    }
    for (const id of picturesOf(look)) {
      if (!(await stores.splash.findPicture(id))) throw refusedPicture('Upload the picture again.');
    }
    await stores.splash.putLook(routerId, JSON.stringify(look), nowMs);
    const version = termsVersion(look.terms);
    if (version) await stores.splash.putTerms(version, JSON.stringify(look.terms), nowMs);
    await afterChange(stores, nowMs);
    const { terms, ...detail } = look;
    await stores.audit.append(
      { actor, action: 'look.save', subject: subjectOf(routerId), detail: { ...detail, version } },
      nowMs,
    );
  });
  await deps.looks.load(deps.database.read.splash);
}

/** A router's customers see the look of all again; without a router, the house's own. */
export async function dropLook(deps: LookDeps, actor: string, routerId: string): Promise<void> {
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    await stores.splash.deleteLook(routerId);
    await afterChange(stores, nowMs);
    await stores.audit.append(
      { actor, action: 'look.drop', subject: subjectOf(routerId), detail: {} },
      nowMs,
    );
  });
  await deps.looks.load(deps.database.read.splash);
}

const subjectOf = (routerId: string) => `look:${routerId || 'all'}`;

async function afterChange(stores: Stores, nowMs: number): Promise<void> {
  const looks = await stores.splash.looks();
  const used = looks.flatMap(({ look }) => picturesOf(parseLook(look)));
  // Printed vouchers may bear a logo of their own.
  const { logo } = templateOf(await stores.settings.get(TEMPLATE_SETTING));
  if (logo !== null) used.push(logo);
  await stores.splash.deleteOtherPictures(used, nowMs - DRAFT_KEPT_MS);
}

function refuseUnreadable(look: SplashLook): void {
  const nearest = Object.entries(themeProblems(themeOf(look)));
  if (nearest.length === 0) return;
  const fields = Object.fromEntries(
    nearest.map(([field, colour]) => [
      field,
      `Too hard to read. The nearest that works: ${colour}`,
    ]),
  );
  throw new AppError(422, 'look_invalid', 'These colours are too hard to read.', fields);
}
