import { useText } from '../../context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Tabs } from '../../ui/page.tsx';

export function VoucherTabs({ current }: { current: string }) {
  const text = useText();
  const { tabs } = text.vouchers;
  return (
    <Tabs
      label={text.vouchers.title}
      current={current}
      tabs={[
        ['/vouchers', tabs.batches],
        ['/vouchers/all', tabs.list],
        ['/vouchers/stock', text.stock.tab],
        ['/vouchers/find', tabs.find],
      ]}
    />
  );
}

export function CreateVouchers() {
  const text = useText();
  return (
    <>
      <LinkButton kind="primary" icon="add" href="/vouchers/new">
        {text.vouchers.create}
      </LinkButton>
      <LinkButton href="/vouchers/import">{text.codesImport.link}</LinkButton>
      <LinkButton href="/vouchers/template">{text.template.link}</LinkButton>
    </>
  );
}
