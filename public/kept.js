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
        // Another tab erases or upgrades: close, and reopen at the next request.
        db.onversionchange = () => { db.close(); opened.delete(account); };
        db.onclose = () => opened.delete(account);
        return db;
      });
      database.catch(() => opened.delete(account));
      opened.set(account, database);
    }
    return opened.get(account);
  };

  // The errors of a connection that is gone. WebKit: «Connection to Indexed Database server lost».
  const LOST = ["InvalidStateError", "UnknownError", "AbortError"];

  // Seconds that a database may take to answer, and milliseconds for which it is left alone after a silence. Some never
  // answer: without a limit the app would wait forever. The seconds are counted, because a page that sleeps counts none.
  const PATIENCE = 5;
  const REST = 60_000;
  let silentUntil = 0;
  let lost = false;

  const patiently = async (work) => {
    if (performance.now() < silentUntil) throw new Error("silent");
    let ticking;
    const silence = new Promise((_, reject) => {
      let seconds = 0;
      ticking = setInterval(() => {
        seconds += 1;
        if (seconds < PATIENCE) return;
        silentUntil = performance.now() + REST;
        lost = true;
        opened.clear();
        reject(new Error("silent"));
      }, 1000);
    });
    try {
      return await Promise.race([work(), silence]);
    } finally {
      clearInterval(ticking);
    }
  };

  // Runs `work` on the account's database; once more on a new connection if the first was lost.
  const using = (account, work) =>
    patiently(async () => {
      const once = async () => work(await open(account));
      try {
        const result = await once().catch((error) => {
          if (!LOST.includes(error?.name)) throw error;
          opened.delete(account);
          return once();
        });
        lost = false;
        return result;
      } catch (error) {
        lost = LOST.includes(error?.name);
        throw error;
      }
    });

  const all = (account, shelf) =>
    using(account, async (db) => {
      const store = db.transaction(shelf).objectStore(shelf);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      return keys.map((key, index) => [key, values[index]]);
    });

  const one = (account, shelf, key) =>
    using(account, (db) => done(db.transaction(shelf).objectStore(shelf).get(key)));

  // Changes are [shelf, key or undefined, value or null]; all of them or none. Resolves to the keys.
  const write = (account, changes) =>
    using(account, async (db) => {
      const shelves = [...new Set(changes.map(([shelf]) => shelf))];
      const transaction = db.transaction(shelves, "readwrite", { durability: "strict" });
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
    });

  // The photos of an account are in a database beside its own: they go with it.
  const erase = (account) =>
    patiently(async () => {
      for (const name of [account, `photos-${account}`]) {
        (await open(name)).close();
        opened.delete(name);
        await done(indexedDB.deleteDatabase(`folje-${name}`));
      }
    });

  globalThis.folje = { ...globalThis.folje, kept: { open: (account) => using(account, () => {}), all, one, write, erase, isLost: () => lost } };
}
