import { HIDDEN_SECRET } from '../../contract/settings.ts';
import { AppError } from '../../ports/errors.ts';
import type { SettingDefinition, VersionedSettings } from '../../ports/settings.ts';
import type { SettingStore } from '../../ports/stores.ts';
import type { Vault } from '../../ports/vault.ts';

/**
 * Every setting that a feature has declared: checked when it is written, kept in memory because it
 * is read on every request, sealed when it is a secret.
 */
export class SettingRegistry implements VersionedSettings {
  readonly #definitions: ReadonlyMap<string, SettingDefinition>;
  readonly #vault: Vault;
  #values: ReadonlyMap<string, string> = new Map();
  #version = 0;

  constructor(definitions: readonly SettingDefinition[], vault: Vault) {
    this.#definitions = new Map(definitions.map((definition) => [definition.key, definition]));
    if (this.#definitions.size < definitions.length) throw new Error('A setting is declared twice');
    this.#vault = vault;
  }

  get version(): number {
    return this.#version;
  }

  value(key: string): string {
    const definition = this.#definitions.get(key);
    if (!definition) throw new Error(`No feature has declared the setting ${key}`);
    return this.#values.get(key) ?? definition.fallback;
  }

  /** Every setting, defaults included and secrets hidden. */
  shown(): Record<string, string> {
    return Object.fromEntries(
      [...this.#definitions.values()].map(({ key, secret }) => {
        const value = this.value(key);
        return [key, secret && value !== '' ? HIDDEN_SECRET : value];
      }),
    );
  }

  /** Reads again what is stored. A secret under another key than this box's counts as not set. */
  async load(store: SettingStore): Promise<void> {
    const stored = await store.all();
    const values = new Map<string, string>();
    for (const { key, secret } of this.#definitions.values()) {
      const text = stored[key];
      if (text === undefined) continue;
      const value = secret ? this.#open(key, text) : text;
      if (value !== null) values.set(key, value);
    }
    this.#values = values;
    this.#version += 1;
  }

  /**
   * Checks a change.
   * @returns what to store, and what the audit log may say; null when it changes nothing.
   * @throws AppError setting_unknown | setting_invalid
   */
  check(key: string, value: string): { stored: string; audited: string } | null {
    const definition = this.#definitions.get(key);
    if (!definition) {
      throw new AppError(422, 'setting_unknown', `There is no setting "${key}".`);
    }
    if (definition.secret && value === HIDDEN_SECRET) return null;
    const parsed = definition.schema.safeParse(value);
    if (!parsed.success) {
      const message = parsed.error.issues[0]?.message ?? 'Not a value for this setting.';
      throw new AppError(422, 'setting_invalid', message, { [key]: message });
    }
    if (!definition.secret) return { stored: parsed.data, audited: parsed.data };
    const sealed = parsed.data === '' ? '' : this.#vault.seal(parsed.data, purposeOf(key));
    return { stored: sealed.toString('base64'), audited: HIDDEN_SECRET };
  }

  #open(key: string, text: string): string | null {
    if (text === '') return '';
    try {
      return this.#vault.open(Buffer.from(text, 'base64'), purposeOf(key));
    } catch {
      return null;
    }
  }
}

const purposeOf = (key: string) => `setting ${key}`;
