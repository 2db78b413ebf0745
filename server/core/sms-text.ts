import { asPlainSms, countSms, type SmsCount } from './gsm7.ts';
import { type MessageKind, SMS_TEMPLATES, type TemplateDefinition } from './sms-templates.ts';

/** Room for the footer that a gateway may append to a subscriber's first message. */
export const MOST_CHARACTERS = 120;
/** Longer texts would cost three times. */
const MOST_PARTS = 2;
/** Names give way to the rest, in this order, but not below this length. */
const FLEXIBLE = [
  ['plan', 8],
  ['business', 1],
  ['what', 20],
] as const;

export interface TemplateProblem {
  code: 'placeholder_unknown' | 'placeholder_missing' | 'too_long' | 'empty';
  name: string;
}

export interface TemplatePreview extends SmsCount {
  text: string;
  /** Why it cannot be used; empty when it can. */
  problems: TemplateProblem[];
  /** More than one part, or no room for a gateway's footer: it costs more, or may. */
  long: boolean;
}

/**
 * The finished message. Values become plain ASCII, and names are cut so that a template of usual
 * length stays within `MOST_CHARACTERS`; a code, an amount or a time is always whole. A name without
 * any letter that SMS knows leaves no orphaned colon behind.
 */
export function composeSms(template: string, values: Readonly<Record<string, string>>): string {
  const fitted: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) fitted[name] = asPlainSms(value).trim();
  for (const [name, least] of FLEXIBLE) {
    const excess = countSms(fill(template, fitted)).units - MOST_CHARACTERS;
    const value = fitted[name];
    if (excess <= 0 || value === undefined) continue;
    const times = template.split(`{${name}}`).length - 1;
    if (times === 0) continue;
    const keep = Math.max(least, value.length - Math.ceil(excess / times));
    fitted[name] = value.slice(0, keep).trim();
  }
  return fill(template, fitted).replace(/^[\s:,.]+/, '');
}

/** A template of the owner with sample values, counted, and what is wrong with it. */
export function previewTemplate(kind: MessageKind, template: string): TemplatePreview {
  const definition: TemplateDefinition = SMS_TEMPLATES[kind];
  const text = composeSms(template, definition.sample);
  const count = countSms(text);
  return {
    text,
    ...count,
    problems: problemsOf(definition, template, count),
    long: count.parts > 1 || (count.encoding === 'gsm7' && count.units > MOST_CHARACTERS),
  };
}

function problemsOf(
  definition: TemplateDefinition,
  template: string,
  count: SmsCount,
): TemplateProblem[] {
  const used = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const problems: TemplateProblem[] = [];
  if (template.trim() === '') problems.push({ code: 'empty', name: '' });
  for (const name of new Set(used)) {
    if (!definition.placeholders.includes(name)) {
      problems.push({ code: 'placeholder_unknown', name });
    }
  }
  for (const name of definition.required) {
    if (!used.includes(name)) problems.push({ code: 'placeholder_missing', name });
  }
  if (count.parts > MOST_PARTS) problems.push({ code: 'too_long', name: '' });
  return problems;
}

export interface NoteCount extends SmsCount {
  text: string;
  isEmpty: boolean;
  tooLong: boolean;
}

/** Words of an attendant as the phone shows them: neither they nor the business's name are cut. */
export function composeNote(
  template: string,
  { business, text }: Readonly<{ business: string; text: string }>,
): string {
  const plain = (words: string) => asPlainSms(words.replace(/\s+/g, ' ')).trim();
  return fill(template, { business: plain(business), text: plain(text) }).replace(/^[\s:,.]+/, '');
}

export function countNote(
  template: string,
  values: Readonly<{ business: string; text: string }>,
): NoteCount {
  const text = composeNote(template, values);
  const count = countSms(text);
  const isEmpty = asPlainSms(values.text).trim() === '';
  return { text, ...count, isEmpty, tooLong: count.parts > MOST_PARTS };
}

/** An unknown name stays as it is written. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
}
