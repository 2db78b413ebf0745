import type { ComponentType } from 'preact';
import { lazy } from './lazy.tsx';

type Office = typeof import('./office.tsx');

/** A screen of the office; all of them are fetched with the first. */
export const InOffice = lazy(async () => {
  const office = await import('./office.tsx');
  return ({ screen, id = '' }: { screen: keyof Office; id?: string }) => {
    const Screen: ComponentType<{ id: string }> = office[screen];
    return <Screen id={id} />;
  };
});
