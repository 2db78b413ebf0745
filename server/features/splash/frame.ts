import type { LookWords } from '../../contract/admin.ts';
import type { RouterParameters } from '../../contract/portal.ts';
import type {
  SplashField,
  SplashLanguage,
  SplashLink,
  SplashNotice,
  SplashPage,
} from '../../contract/splash.ts';
import { OWN_GATEWAY } from '../../core/router-parameters.ts';
import { directionOf, languageNames } from './language.ts';
import { carriedParameters, withQuery } from './parameters.ts';
import type { BusinessIdentity, SplashRefusal } from './services.ts';
import { texts } from './text/index.ts';
import type { SplashText } from './text/types.ts';

/** Everything a page function may know about the request it answers. */
export interface PageContext {
  language: SplashLanguage;
  text: SplashText;
  business: BusinessIdentity;
  router: RouterParameters;
  /** Milliseconds since the Unix epoch. */
  nowMs: number;
  notice: SplashNotice | null;
  /** The router's parameters as they follow `?lang=…`: all of them, and those to carry on. */
  queries: { whole: string; carried: string };
}

export function pageContext(
  request: Pick<PageContext, 'language' | 'business' | 'router' | 'nowMs'>,
  text: SplashText = texts[request.language],
): PageContext {
  return { ...request, text, notice: null, queries: queriesOf(request.router) };
}

/** Encoded once, since a page has some twenty links, and only when it is drawn at all. */
function queriesOf(router: RouterParameters): PageContext['queries'] {
  const encode = (values: RouterParameters) =>
    withQuery('', { lang: '', ...values }).slice('?lang='.length);
  let whole: string | undefined;
  let carried: string | undefined;
  return {
    get whole() {
      whole ??= encode(router[OWN_GATEWAY] === undefined ? router : {});
      return whole;
    },
    get carried() {
      carried ??= encode(carriedParameters(router));
      return carried;
    },
  };
}

const otherWords = new WeakMap<SplashText, Map<string, SplashText>>();

/** The same words about another provider than M-Pesa, which all of them are written for. */
export function sayingProvider(context: PageContext, label = 'M-Pesa'): PageContext {
  if (label === 'M-Pesa') return context;
  const known = otherWords.get(context.text) ?? new Map<string, SplashText>();
  otherWords.set(context.text, known);
  const said = (_name: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('M-Pesa', label) : value;
  const text = known.get(label) ?? (JSON.parse(JSON.stringify(context.text, said)) as SplashText);
  known.set(label, text);
  return { ...context, text };
}

/** What every view shares. `path` is where GET shows this page again. */
export function frame<P extends SplashPage>(
  context: PageContext,
  page: P,
  path: string,
  heading: string,
) {
  const { text, business, language } = context;
  const { look } = business;
  const name = look.name ?? business.name;
  const names = text.navigation;
  const navigation = (
    [
      ['plans', '/', names.plans],
      ['voucher', '/voucher', names.voucher],
      ['left', '/left', names.left],
      ['claim', '/claim', names.claim],
      ['help', '/help', names.help],
    ] as const
  ).map(([target, targetPath, label]) => ({
    page: target,
    ...link(context, targetPath, label),
    current: target === page,
  }));
  return {
    page,
    url: `${path}?lang=${language}${context.queries.whole}`,
    language,
    direction: directionOf(language),
    title: `${heading} · ${name}`,
    heading,
    businessName: name,
    theme: look.theme,
    logo: look.logo,
    announcement: inLanguage(look.announcement, language),
    businessPhone: phoneLink(business.phone),
    simulated: business.simulated,
    languages: business.languages.map((code) => ({
      language: code,
      name: languageNames[code],
      href: `${path}?lang=${code}${context.queries.whole}`,
      current: code === language,
    })),
    navigation,
    notice: context.notice,
    text: text.common,
  };
}

/** Where a link or a form inside the splash leads, with the language and the router's parameters. */
export function hrefOf({ language, queries }: PageContext, path: string): string {
  return `${path}?lang=${language}${queries.carried}`;
}

export function link(context: PageContext, path: string, label: string): SplashLink {
  return { label, href: hrefOf(context, path) };
}

/** What the owner wrote in the customer's language, else in English, else in any; null for none. */
export function inLanguage(words: LookWords, language: SplashLanguage): string | null {
  return words[language] ?? words.en ?? Object.values(words)[0] ?? null;
}

/** The fields that say which terms the customer is going on under; none without terms. */
export function termsFields({ business }: PageContext): Record<string, string> {
  const { terms } = business.look;
  return terms === null ? {} : { terms: terms.version };
}

export function consentLink(context: PageContext): SplashLink | null {
  if (context.business.look.terms === null) return null;
  return link(context, '/terms', context.text.terms.consent);
}

/** Words for a refusal, by its code; a code without words brings its own message. */
export function refusalMessage(text: SplashText, refusal: SplashRefusal): string {
  const known: Record<string, string> = text.errors;
  return Object.hasOwn(known, refusal.code)
    ? (known[refusal.code] ?? refusal.message)
    : refusal.message;
}

export function refusalNotice(text: SplashText, refusal: SplashRefusal): SplashNotice {
  return { tone: 'error', title: text.errorTitle, message: refusalMessage(text, refusal) };
}

export function codeField(text: SplashText, value: string, error: string | null): SplashField {
  return { name: 'code', kind: 'code', ...text.fields.code, value, error, maxLength: 20 };
}

/** Longest piece of a pasted M-Pesa message that is taken. */
export const maxReceiptCharacters = 600;

export function receiptField(text: SplashText, value: string, error: string | null): SplashField {
  const shown = value.slice(0, maxReceiptCharacters);
  const words = text.fields.receipt;
  const input = { name: 'receipt', kind: 'receipt', maxLength: maxReceiptCharacters } as const;
  return { ...input, ...words, value: shown, error };
}

export function phoneField(
  words: { label: string; hint: string },
  value: string,
  error: string | null,
): SplashField {
  return { name: 'phone', kind: 'phone', ...words, value, error, maxLength: 20 };
}

/** `tel:` takes digits and a leading plus only, so nothing else of the setting reaches the link. */
function phoneLink(phone: string | null): SplashLink | null {
  if (phone === null) return null;
  const digits = phone.replace(/[^0-9+]/g, '');
  return digits === '' ? null : { label: phone, href: `tel:${digits}` };
}
