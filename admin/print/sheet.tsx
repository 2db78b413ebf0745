import './sheet.css';
import { createPortal } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOperator, useText } from '../context.ts';
import { useResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { parsePortalAddress, storedPortalAddress, storePortalAddress } from './address.ts';
import { Cards, type CardWords } from './cards.tsx';
import { GRIDS, type Grid, papersOf, partsOf } from './grid.ts';
import { PLAIN_TEMPLATE, templateApi } from './template.ts';

export interface PrintSheetProps extends CardWords {
  codes: readonly string[];
  /** Chosen to begin with. */
  paper: Grid;
  onClose(): void;
}

interface Choice {
  grid: Grid;
  address: string;
  part: number;
}

/** Cards on A4, on rolls or one by one: a preview, what stands on the cards, and the browser's own printing. */
export function PrintSheet({ codes, paper, onClose, ...words }: PrintSheetProps) {
  const template = useResource('template', templateApi.read);
  const text = useText();
  const { format, me } = useOperator();
  const [choice, setChoice] = useState<Choice>({
    grid: paper,
    address: storedPortalAddress(me.portalUrl),
    part: 0,
  });
  const heading = useModal(onClose);
  const parts = partsOf(codes.length, GRIDS[choice.grid].cards);
  const part = parts[choice.part] ?? { from: 0, to: 0, sheets: 0 };
  const portal = parsePortalAddress(choice.address);
  const print = () => {
    storePortalAddress(choice.address);
    window.print();
  };
  return createPortal(
    <div class="print-view" role="dialog" aria-modal="true" aria-label={text.print.title}>
      <div class="print-bar">
        <div class="card-head">
          <h2 ref={heading} tabIndex={-1}>
            {text.print.title}
          </h2>
          <Button onClick={onClose}>{text.common.close}</Button>
        </div>
        <Choices choice={choice} parts={parts} onChange={setChoice} />
        <div class="page-actions">
          <Button kind="primary" icon="print" disabled={portal === null} onClick={print}>
            {text.print.print}
          </Button>
          <p class="soft print-count">
            {GRIDS[choice.grid].cards === 1
              ? text.print.slips(format.number(part.sheets), part.sheets === 1)
              : text.print.sheets(
                  format.number(part.to - part.from),
                  format.number(part.sheets),
                  part.sheets === 1,
                )}
          </p>
        </div>
      </div>
      <div class="print-area">
        {portal && (
          <Cards
            {...words}
            template={template.value ?? PLAIN_TEMPLATE}
            codes={codes.slice(part.from, part.to)}
            grid={choice.grid}
            portal={portal}
          />
        )}
      </div>
    </div>,
    document.body,
  );
}

/** Takes the focus, closes on Escape, and gives the focus back. @returns the ref of the heading. */
function useModal(onClose: () => void) {
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
    };
    const before = document.activeElement;
    // An open question lies above everything: it would cover the sheet, and be printed over it.
    const questions = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')];
    for (const question of questions) question.close();
    // The page behind must not be printed, scrolled or focused.
    const app = document.getElementById('app');
    app?.setAttribute('inert', '');
    heading.current?.focus();
    addEventListener('keydown', closeOnEscape);
    return () => {
      app?.removeAttribute('inert');
      removeEventListener('keydown', closeOnEscape);
      for (const question of questions) if (question.isConnected) question.showModal();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return heading;
}

function Choices(props: {
  choice: Choice;
  parts: readonly { from: number; to: number }[];
  onChange(choice: Choice): void;
}) {
  const text = useText();
  const { format } = useOperator();
  const { choice, parts, onChange } = props;
  const portal = parsePortalAddress(choice.address);
  const words = text.print;
  return (
    <div class="print-choices">
      <SelectField
        label={words.grid}
        value={choice.grid}
        options={papersOf(words.grids)}
        onChange={(grid) => onChange({ ...choice, grid, part: 0 })}
      />
      {parts.length > 1 && (
        <SelectField
          label={words.part}
          hint={words.partHint}
          value={String(choice.part)}
          options={parts.map(({ from, to }, i) => [
            String(i),
            words.partOf(format.number(from + 1), format.number(to)),
          ])}
          onChange={(part) => onChange({ ...choice, part: Number(part) })}
        />
      )}
      <TextField
        label={words.address}
        hint={portal?.local ? words.addressLocal : words.addressHint}
        error={portal === null ? words.addressWrong : undefined}
        value={choice.address}
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        maxLength={200}
        onInput={(address) => onChange({ ...choice, address })}
      />
    </div>
  );
}
