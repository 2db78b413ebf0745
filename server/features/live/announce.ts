import type { Database, Stores } from '../../ports/stores.ts';
import type { LiveHub } from './hub.ts';

/** The same database; once a transaction is committed, open screens hear what it was about. */
export function announcing(database: Database, live: LiveHub): Database {
  return {
    read: database.read,
    async transaction(work, urgency) {
      let money = false;
      let online = false;
      const noted = (stores: Stores) =>
        noting(
          stores,
          () => {
            money = true;
          },
          () => {
            online = true;
          },
        );
      const result = await database.transaction((stores) => work(noted(stores)), urgency);
      if (money) live.tell('money');
      if (online) live.tell('online');
      return result;
    },
  };
}

function noting(stores: Stores, money: () => void, online: () => void): Stores {
  const { purchases, sessions } = stores;
  return {
    ...stores,
    purchases: {
      ...purchases,
      insert(purchase) {
        money();
        return purchases.insert(purchase);
      },
      update(purchase) {
        money();
        return purchases.update(purchase);
      },
      insertPayment(payment) {
        money();
        return purchases.insertPayment(payment);
      },
    },
    sessions: {
      ...sessions,
      upsert(records) {
        online();
        return sessions.upsert(records);
      },
    },
  };
}
