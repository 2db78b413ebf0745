/** The part of the npm package `radius` 1.1.4 used here: see README.md, "Decisions". */
declare module 'radius' {
  interface Codec {
    load_dictionaries(): void;
    /** Adds dictionary text, FreeRADIUS 3 syntax; returns the names in its $INCLUDE lines. */
    _load_dictionary(content: string): string[];
    attr_name_to_id(name: string, vendor?: string | number): string | undefined;
    /** Field 2 is the type, such as "integer" or "ipaddr". */
    _attr_to(name: string, vendor: number | undefined, field: 2): string | undefined;
    attr_id_to_name(id: number, vendor?: string | number): string | undefined;
    vendor_name_to_id(name: string): string | undefined;
    decode(options: { packet: Buffer; secret?: string; no_secret?: boolean }): {
      code: string;
      identifier: number;
      authenticator: Buffer;
      attributes: Record<string, unknown>;
    };
    encode(options: {
      code: string;
      identifier: number;
      secret: string;
      authenticator?: Buffer;
      add_message_authenticator?: boolean;
      attributes: unknown[];
    }): Buffer;
    verify_response(options: { request: Buffer; response: Buffer; secret: string }): boolean;
  }
  const codec: Codec;
  export default codec;
}
