// What the server has not acknowledged, kept in this browser for the person and article that it belongs to.

import type { Acknowledged, Content } from './changes';
import type { Block, FieldName, FieldValue } from './contract';
import { blockOfNode, children, docOfBlocks } from './blocks';

export interface Entry {
  key: string;
  /** Person and article together; nobody else's entry is ever read. */
  owner: string;
  tab: string;
  at: number;
  blocks: Block[];
  fields: [FieldName, FieldValue][];
  leftOut: string[];
  base: { blocks: [string, { version: number; json: string }][]; fields: [FieldName, { version: number; json: string }][]; leftOut: string };
}

export function entryOf(owner: string, tab: string, at: number, content: Content, known: Acknowledged): Entry {
  return {
    key: `${owner}/${tab}`, owner, tab, at,
    blocks: children(content.doc).map(blockOfNode), fields: [...content.fields], leftOut: [...content.leftOut],
    base: { blocks: [...known.blocks], fields: [...known.fields], leftOut: known.leftOut },
  };
}

export const contentOf = (entry: Entry): Content => ({ doc: docOfBlocks(entry.blocks), fields: new Map(entry.fields), leftOut: entry.leftOut });
export const baseOf = (entry: Entry): Acknowledged => ({ blocks: new Map(entry.base.blocks), fields: new Map(entry.base.fields), leftOut: entry.base.leftOut });

export interface Journal {
  put(entry: Entry): Promise<void>;
  remove(key: string): Promise<void>;
  of(owner: string): Promise<Entry[]>;
}

/** The journal in IndexedDB, written through to the disk: a machine may lose its power as well. Where the browser has none (private windows of some), saving to the server still works, so failures are quiet. */
export function openJournal(): Journal {
  let database: Promise<IDBDatabase> | null = null;
  const open = () => database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('newsroom-editor', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('journal', { keyPath: 'key' }).createIndex('owner', 'owner');
    request.onsuccess = () => {
      // A browser may close what it had opened (storage that it had to mend, say); every later keystroke would miss the journal.
      request.result.onclose = forget;
      resolve(request.result);
    };
    // Another process may still hold it, as one that crashed a moment ago does; the next call opens it anew.
    request.onerror = () => {
      forget();
      reject(request.error);
    };
  });
  const forget = () => { database = null; };
  const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
    try {
      const transaction = (await open()).transaction('journal', mode, { durability: 'strict' });
      const request = act(transaction.objectStore('journal'));
      return await new Promise<T>((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      return null;
    }
  };
  return {
    put: async entry => { await run('readwrite', store => store.put(entry)); },
    remove: async key => { await run('readwrite', store => store.delete(key)); },
    of: async owner => await run<Entry[]>('readonly', store => store.index('owner').getAll(owner)) ?? [],
  };
}
