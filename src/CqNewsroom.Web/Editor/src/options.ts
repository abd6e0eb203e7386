import type { CommentMark } from './comments';
import type { Guides, Hints } from './guides';
import type { Labels } from './labels';
import type { Added } from './pictures';

/** A DotNetObjectReference; only short words about the state go through it, never text. */
export interface Page {
  invokeMethodAsync(method: 'OnState', state: string, detail: string): Promise<unknown>;
  invokeMethodAsync(method: 'OnCounts', hanAndWords: string): Promise<unknown>;
  /** Somebody wants to comment; the words are those quoted, no more. */
  invokeMethodAsync(method: 'OnComment', block: string, start: number, quote: string): Promise<unknown>;
  invokeMethodAsync(method: 'OnCommentChosen', id: string): Promise<unknown>;
  /** Somebody wants a picture of the library, in place of that of a block where one is named. */
  invokeMethodAsync(method: 'OnLibrary', replaces: string): Promise<unknown>;
  /** Somebody proposes a term; the words are those selected, no more. */
  invokeMethodAsync(method: 'OnTerm', chinese: string, english: string): Promise<unknown>;
}

export interface Options {
  articleId: string;
  personId: string;
  /** The request token of antiforgery, sent as X-CSRF-TOKEN. */
  token: string;
  /** What stands before /desk/api; empty at the root. */
  baseUrl?: string;
  /** True: the text is only shown, and no lease is asked for. */
  readOnly?: boolean;
  sideBySide?: boolean;
  /** The interface language, for times. */
  lang: string;
  /** The person's IANA time zone; the browser's by default. */
  timeZone?: string;
  labels?: Partial<Labels>;
  /** How long headline and summary should be; without it nothing is counted beside them. */
  guides?: Guides | null;
  /** What stands in headline and summary while they are empty. */
  hints?: Hints | null;
  /** Where to sign in again. */
  signInUrl?: string;
  /** Address of a picture with {0} for its id; without it a picture is shown as a frame. */
  pictureUrl?: string;
  /** Of a translation: when it is due (ISO, UTC). */
  deadline?: string | null;
  /** Where comments stand. */
  comments?: readonly CommentMark[];
  dotnet?: Page | null;
}

export interface Handle {
  /** Saves what is not saved; true when the server has everything. */
  flush(): Promise<boolean>;
  focusBlock(id: string): void;
  setComments(marks: readonly CommentMark[]): void;
  focusComment(id: string): void;
  /** Puts a picture of the library into the text, in place of that of a block where one is named. */
  putPicture(picture: Added, replaces: string): void;
  setReadOnly(message: string): void;
  /** Shows what somebody else saved meanwhile, where this page only reads. */
  readAlong(): void;
  setToken(token: string): void;
  destroy(): void;
}
