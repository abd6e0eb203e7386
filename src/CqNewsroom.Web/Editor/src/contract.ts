// What travels between the editor and the server. The document's own form is CqNewsroom.Core.Documents.

export interface Run { text: string; bold?: boolean; italic?: boolean; link?: string }
export interface ListItem { text?: Run[]; items?: ListItem[] }
interface Common { id: string; sources?: string[] }
export type Block = Common & (
  | { type: 'paragraph'; text?: Run[] }
  | { type: 'heading'; level: 2 | 3; text?: Run[] }
  | { type: 'quotation'; text?: Run[]; attribution?: string }
  | { type: 'list'; ordered?: boolean; items?: ListItem[] }
  | { type: 'table'; header?: boolean; rows?: Run[][][] }
  | { type: 'picture'; picture: string; caption?: Run[]; credit?: string; alt?: string }
  | { type: 'divider' });

export type FieldName = 'headline' | 'secondHeadline' | 'summary' | 'dateline' | 'byline' | 'origin';
export interface Dateline { place?: string; agency?: string }
export interface BylineEntry { name: string; person?: string }
export type FieldValue = string | Dateline | BylineEntry[] | null;

export interface Holder { personId: string; name: string }
/** `asked`: this person has asked the holder for it, and waits for an answer. */
export interface Lease { mine: boolean; holder: Holder | null; expiresAt: string | null; asked?: boolean }
export interface Source {
  revisionId: string;
  number: number;
  language: string;
  fields: { name: FieldName; value: FieldValue }[];
  blocks: { id: string; content: Block; changed: boolean }[];
  changedFields?: FieldName[];
}
export interface WorkingCopy {
  articleId: string;
  language: string;
  articleVersion: number;
  canEdit: boolean;
  refusal: string | null;
  lease: Lease;
  fields: { name: FieldName; value: FieldValue; version: number }[];
  /** `changed` says who changed the block last and when; `mine` where it was this person. */
  blocks: { id: string; version: number; content: Block; changed?: { name: string; mine: boolean; at: string } | null }[];
  leftOut: string[];
  source: Source | null;
}

export interface FieldChange { name: FieldName; baseVersion: number; value: FieldValue }
/** `after` is the block before it or null for the first; `content` null means that the block only moved. */
export interface BlockChange { id: string; baseVersion: number; after: string | null; content: Block | null }
export interface Changes {
  fields: FieldChange[];
  blocks: BlockChange[];
  removed: { id: string; baseVersion: number }[];
  leftOut: string[] | null;
}
export interface SaveRequest extends Changes {
  tab: string;
  saveId: string;
  /** Of a translation: the source revision that the writer had on screen. */
  sourceRevisionId?: string;
}
export interface Saved {
  savedAt: string;
  fields: { name: FieldName; version: number }[];
  blocks: { id: string; version: number }[];
}
export interface By { name: string; at: string }
type Name = string | { name: string };
export const nameOf = (name: Name | undefined): string => typeof name === 'string' ? name : name?.name ?? '';
export interface Stale {
  code: 'stale';
  message: string;
  by: By | null;
  fields: { name: FieldName; value: FieldValue; version: number }[];
  blocks: { id: string; version: number; content: Block | null; changedBy?: Name; changedAt?: string }[];
}

/** Limits of CqNewsroom.Core.Documents.DocumentLimits. */
export const limits = {
  headline: 300, summary: 2000, short: 200, bylineEntries: 50, link: 2048, listDepth: 3, tableRows: 200, tableColumns: 30, sources: 100,
} as const;
