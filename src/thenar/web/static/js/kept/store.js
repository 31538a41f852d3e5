/** The browser's own database, on this device only: each call opens it, so that erasing it is never held up. */

const NAME = "thenar";
const VERSION = 2;
const PATIENCE = 5000; // milliseconds for a disk: some browsers never answer after a page was left in the middle

/** @returns {Promise<IDBDatabase>} */
function open() {
  const asked = indexedDB.open(NAME, VERSION);
  asked.onupgradeneeded = () => {
    const database = asked.result;
    if (!database.objectStoreNames.contains("sessions")) {
      database.createObjectStore("sessions", { keyPath: "key" });
      database.createObjectStore("people", { keyPath: "person" });
      database.createObjectStore("outbox", { autoIncrement: true }).createIndex("key", "key", { unique: true });
    }
    database.createObjectStore("told", { keyPath: "name" }); // since version 2: what the server said to this device
  };
  const opened = answer(asked);
  opened.catch(() => asked.addEventListener("success", () => asked.result.close())); // too late: nobody uses it
  return opened;
}

/** @template T @param {IDBRequest<T>} asked @returns {Promise<T>} */
function answer(asked) {
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
    setTimeout(() => failed(new Error("this browser's database does not answer")), PATIENCE);
  });
}

/**
 * One transaction on one store; done when it is on the disk.
 * @template T
 * @param {string} store @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function within(store, mode, ask) {
  const database = await open();
  try {
    const work = database.transaction(store, mode, { durability: "strict" });
    const finished = new Promise((done, failed) => {
      work.oncomplete = done;
      work.onerror = work.onabort = () => failed(work.error);
    });
    const [found] = await Promise.all([answer(ask(work.objectStore(store))), finished]);
    return found;
  } finally {
    database.close();
  }
}

/** @param {string} store @param {string} key @returns {Promise<any>} */
export function get(store, key) {
  return within(store, "readonly", (one) => one.get(key));
}

/** @param {string} store @returns {Promise<any[]>} */
export function all(store) {
  return within(store, "readonly", (one) => one.getAll());
}

/** @param {string} store @param {unknown} value */
export function put(store, value) {
  return within(store, "readwrite", (one) => one.put(value));
}

/** @param {string} store @param {IDBValidKey} key */
export function remove(store, key) {
  return within(store, "readwrite", (one) => one.delete(key));
}

/** @param {string} store @param {unknown[]} values Everything that is to be in it. */
export function fill(store, values) {
  return within(store, "readwrite", (one) => {
    const cleared = one.clear();
    for (const value of values) one.put(value);
    return cleared;
  });
}

/** @param {import("./types.js").Submit} submit @returns {Promise<boolean>} False where this very submit waits already. */
export function add(submit) {
  return within("outbox", "readwrite", (one) => one.add(submit)).then(
    () => true,
    (error) => {
      if (error?.name === "ConstraintError" || error?.name === "AbortError") return false;
      throw error;
    },
  );
}

/** @returns {Promise<[number, import("./types.js").Submit][]>} All that waits, in the order in which it was written. */
export async function waiting() {
  const database = await open();
  try {
    const store = database.transaction("outbox").objectStore("outbox");
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    return keys.map((key, index) => [Number(key), values[index]]);
  } finally {
    database.close();
  }
}

/** Nothing is left on this device: the database, and every page, picture and sound. */
export async function forget() {
  await Promise.all([
    new Promise((done) => {
      const asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    }),
    ...("caches" in globalThis ? (await caches.keys()).map((name) => caches.delete(name)) : []),
  ]);
}
