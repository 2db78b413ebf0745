import { useEffect } from 'preact/hooks';
import { navigationOf, type Permission, SCREEN_PATHS } from './access.ts';
import { useOperator } from './context.ts';
import { navigate } from './navigation.tsx';

/** With Alt, so that no letter typed by speech or by mistake leads away (WCAG 2.1.4). */
const PLACES: readonly { key: string; path: string; permission: Permission }[] = [
  { key: 'f', path: '/vouchers/find', permission: 'vouchers' },
  { key: 'c', path: '/customers', permission: 'customers' },
  { key: 's', path: '/counter', permission: 'counter' },
  { key: 'n', path: '/vouchers/new', permission: 'vouchers.create' },
];

/** Alt and a digit opens a screen of the navigation, Alt and a letter what a counter needs most. */
export function useShortcuts(): void {
  const { me, may } = useOperator();
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const screen = digit && navigationOf(me.permissions)[Number(digit) - 1];
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
      const place = PLACES.find(({ key, permission }) => key === letter && may(permission));
      const path = screen ? SCREEN_PATHS[screen] : place?.path;
      if (path === undefined) return;
      event.preventDefault();
      navigate(path);
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, [me.permissions, may]);
}
