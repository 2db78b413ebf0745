const MOST_AT_ONCE = 500;

/**
 * Has things done one after the other; those of the kind `together` that wait at the same moment
 * are done in one go.
 */
export class Turns {
  #together;
  #alone;
  #waiting = [];
  #working = false;

  /**
   * @param together [verb, does a list of them; nothing is done when it fails]
   * @param alone by verb: does one
   */
  constructor(together, alone) {
    this.#together = together;
    this.#alone = alone;
  }

  /** Resolves or rejects with what became of it. */
  take(verb, values) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ verb, values, resolve, reject });
      if (!this.#working) void this.#work();
    });
  }

  async #work() {
    this.#working = true;
    while (this.#waiting.length > 0) {
      const [verb, doAll] = this.#together;
      const other = this.#waiting.findIndex((one) => one.verb !== verb);
      const count = other === -1 ? this.#waiting.length : Math.max(1, other);
      const group = this.#waiting.splice(0, Math.min(count, MOST_AT_ONCE));
      const done = group[0].verb === verb && (await this.#tryAll(group, doAll));
      // One that is refused must not keep its neighbours out.
      if (!done) for (const one of group) await this.#settle(one);
    }
    this.#working = false;
  }

  async #tryAll(group, doAll) {
    if (group.length === 1) return false;
    try {
      await doAll(group.map(({ values }) => values));
    } catch {
      return false;
    }
    for (const { resolve } of group) resolve({});
    return true;
  }

  async #settle({ verb, values, resolve, reject }) {
    const [together, doAll] = this.#together;
    try {
      if (verb === together) await doAll([values]);
      else await this.#alone[verb](values);
      resolve({});
    } catch (error) {
      reject(error);
    }
  }
}
