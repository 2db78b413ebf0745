import { useText } from '../../context.ts';
import { Page } from '../../ui/page.tsx';
import { VoucherList } from './voucher-list.tsx';
import { CreateVouchers, VoucherTabs } from './voucher-tabs.tsx';

export function VouchersScreen() {
  const text = useText();
  return (
    <Page title={text.vouchers.title} actions={<CreateVouchers />}>
      <VoucherTabs current="/vouchers/all" />
      <VoucherList />
    </Page>
  );
}
