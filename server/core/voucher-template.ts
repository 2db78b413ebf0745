/** How printed vouchers look: one template for every paper. */
export interface VoucherTemplate {
  /** In place of the business's name; empty: the name. */
  heading: string;
  /** Id of an uploaded picture. */
  logo: string | null;
  /** `#rrggbb` of the band or the frame; code and QR stay black on white. */
  colour: string | null;
  style: 'plain' | 'band' | 'frame';
  /** A line at the end, like a phone number; empty: none. */
  note: string;
  show: Record<TemplateField, boolean>;
}

export const TEMPLATE_FIELDS = ['business', 'plan', 'price', 'label', 'how'] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

/** Where the settings keep it, as JSON. */
export const TEMPLATE_SETTING = 'vouchers.template';

const USUAL_TEMPLATE: VoucherTemplate = {
  ...{ heading: '', logo: null, colour: null, style: 'plain', note: '' },
  show: { business: true, plan: true, price: false, label: false, how: true },
};

/** What was stored, with the usual where nothing was. */
export function templateOf(stored: string | null): VoucherTemplate {
  if (stored === null) return USUAL_TEMPLATE;
  const known = JSON.parse(stored) as Partial<VoucherTemplate>;
  return { ...USUAL_TEMPLATE, ...known, show: { ...USUAL_TEMPLATE.show, ...known.show } };
}
