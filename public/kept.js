// What is kept on the phone, in an IndexedDB of its own for each account (`folje-<person>`): written with strict
// durability, since the default may be lost with the battery. Used by the app; a service worker can load it too.
// Shelves: snapshot under names, outbox under growing numbers, so that order is the order of making.
{
  const SHELVES = ["snapshot", "outbox"];
  const opened = new Map();

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });

  const open = (account) => {
    if (!opened.has(account)) {
      const request = indexedDB.open(`folje-${account}`, 1);
      request.onupgradeneeded = () => {
        for (const shelf of SHELVES) {
          request.result.createObjectStore(shelf, { autoIncrement: shelf === "outbox" });
        }
      };
      const database = done(request).then((db) => {
        // Another tab erases or upgrades: let go, and open anew when asked again.
        db.onversionchange = () => { db.close(); opened.delete(account); };
        db.onclose = () => opened.delete(account);
        return db;
      });
      database.catch(() => opened.delete(account));
      opened.set(account, database);
    }
    return opened.get(account);
  };

  const all = async (account, shelf) => {
    const store = (await open(account)).transaction(shelf).objectStore(shelf);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return keys.map((key, index) => [key, values[index]]);
  };

  const one = async (account, shelf, key) =>
    done((await open(account)).transaction(shelf).objectStore(shelf).get(key));

  // Changes are [shelf, key or undefined, value or null]; all of them or none. Resolves to the keys.
  const write = async (account, changes) => {
    const shelves = [...new Set(changes.map(([shelf]) => shelf))];
    const transaction = (await open(account)).transaction(shelves, "readwrite", { durability: "strict" });
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const keys = changes.map(([shelf, key, value]) => {
      const store = transaction.objectStore(shelf);
      const request = value === null ? store.delete(key) : key === undefined ? store.add(value) : store.put(value, key);
      return done(request).then((result) => key ?? result);
    });
    const [result] = await Promise.all([Promise.all(keys), finished]);
    return result;
  };

  // The photos of an account are in a database beside its own: they go with it.
  const erase = async (account) => {
    for (const name of [account, `photos-${account}`]) {
      (await open(name)).close();
      opened.delete(name);
      await done(indexedDB.deleteDatabase(`folje-${name}`));
    }
  };

  globalThis.folje = { ...globalThis.folje, kept: { open, all, one, write, erase } };
}
