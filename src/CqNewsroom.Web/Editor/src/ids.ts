const letters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh block id: ten letters and digits, which no two blocks of a newsroom will ever share by chance. */
export function newBlockId(): string {
  // 36 does not divide 256: values from 252 up would favour the first letters.
  let id = '';
  while (id.length < 10)
    for (const value of crypto.getRandomValues(new Uint8Array(16)))
      if (value < 252 && id.length < 10) id += letters[value % 36];
  return id;
}

/** A random UUID; crypto.randomUUID itself exists only on https and localhost, and a newsroom may run on plain http inside its house. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, value => value.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const isBlockId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(id);
