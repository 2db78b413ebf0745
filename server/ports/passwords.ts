export interface Passwords {
  hash(password: string): Promise<string>;
  /** `stored` is null for an unknown user: takes as long, and is never right. */
  verify(stored: string | null, password: string): Promise<boolean>;
}
