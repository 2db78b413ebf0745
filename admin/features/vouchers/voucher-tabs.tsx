import { useOperator, useText } from '../../context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Tabs } from '../../ui/page.tsx';

export function VoucherTabs({ current }: { current: string }) {
  const text = useText();
  const { may } = useOperator();
  const { tabs } = text.vouchers;
  const inHand: [string, string][] = may('counter') ? [['/vouchers/stock', text.stock.tab]] : [];
  return (
    <Tabs
      label={text.vouchers.title}
      current={current}
      tabs={[
        ['/vouchers', tabs.batches],
        ['/vouchers/all', tabs.list],
        ...inHand,
        ['/vouchers/find', tabs.find],
      ]}
    />
  );
}

export function CreateVouchers() {
  const text = useText();
  const { may } = useOperator();
  return (
    <>
      {may('vouchers.create') && (
        <LinkButton kind="primary" icon="add" href="/vouchers/new">
          {text.vouchers.create}
        </LinkButton>
      )}
      {may('vouchers.import') && (
        <LinkButton href="/vouchers/import">{text.codesImport.link}</LinkButton>
      )}
      {may('splash') && <LinkButton href="/vouchers/template">{text.template.link}</LinkButton>}
    </>
  );
}
