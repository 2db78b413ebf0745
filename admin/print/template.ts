import type { VoucherTemplate } from '../../server/contract/vouchers.ts';
import { ask, pick } from '../api.ts';

type Template = { template: VoucherTemplate };

/** How cards look before the box has said, and where it cannot. */
export const PLAIN_TEMPLATE: VoucherTemplate = {
  ...{ heading: '', logo: null, colour: null, style: 'plain', note: '' },
  show: { business: true, plan: true, price: false, label: false, how: true },
};

export const templateApi = {
  read: () => pick('template', ask<Template>('GET', '/voucher-template')),
  save: (template: VoucherTemplate) =>
    pick('template', ask<Template>('PUT', '/voucher-template', template)),
};

const USUAL_COLOUR = '#0a6b4b';

/** Colour of the band or frame, and of letters that can be read on it (WCAG relative luminance). */
export function coloursOf({ colour }: VoucherTemplate): { colour: string; letters: string } {
  const shown = colour ?? USUAL_COLOUR;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(shown.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Where white and black are told apart from it equally well.
  return { colour: shown, letters: luminance > 0.179 ? '#000000' : '#ffffff' };
}
