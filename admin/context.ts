import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Me } from '../server/contract/admin.ts';
import type { Language } from '../server/contract/portal.ts';
import type { Permission } from './access.ts';
import type { Formatter } from './format.ts';
import type { Result } from './problem.ts';
import type { Text } from './text/index.ts';

export interface LanguageChoice {
  text: Text;
  language: Language;
  setLanguage(language: Language): void;
}

export const LanguageContext = createContext<LanguageChoice | null>(null);

export interface Notify {
  /** Says in words that something was done, and offers to take it back where the box can. */
  done(message: string, undo?: () => Promise<Result<unknown>>): void;
  /** Says in words that something did not work. */
  failed(message: string): void;
}

export const NotifyContext = createContext<Notify | null>(null);

export interface Operator {
  me: Me;
  format: Formatter;
  may(permission: Permission): boolean;
  /** Takes over what the box says about the operator or the business. */
  setMe(me: Me): void;
  logOut(): void;
}

export const OperatorContext = createContext<Operator | null>(null);

function required<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name} is used outside its provider.`);
  return value;
}

export const useLanguage = () => required(useContext(LanguageContext), 'useLanguage');
export const useText = (): Text => useLanguage().text;
export const useNotify = () => required(useContext(NotifyContext), 'useNotify');
export const useOperator = () => required(useContext(OperatorContext), 'useOperator');
