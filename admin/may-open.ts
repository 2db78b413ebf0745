import { useContext } from 'preact/hooks';
import { ADDRESSES, findAddress } from './addresses.ts';
import { OperatorContext } from './context.ts';

/** Whether whoever is logged in may open an address of the app (with or without a query). */
export function useMayOpen(): (href: string) => boolean {
  const operator = useContext(OperatorContext);
  return (href) => {
    const [path = ''] = href.split('?');
    const found = findAddress(path);
    return !operator || !found || operator.may(ADDRESSES[found.address]);
  };
}
