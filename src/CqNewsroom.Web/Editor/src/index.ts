// The module that the desk imports: `open` puts the editor into an element that is the script's alone.

import { openJournal } from './journal';
import { withLabels } from './labels';
import type { CommentMark } from './comments';
import type { Handle, Options, Page } from './options';
import { Session } from './session';
import { leaveTab, takeTab } from './tab';

export type { Handle, Options } from './options';

let tab: string | null = null;
const openArticles: string[] = [];

/** What the desk calls. Values come as JSON text: a circuit keeps a description of every other type that crosses it. */
export function open(element: HTMLElement, options: string, page: Page | null): Omit<Handle, 'setComments'> & { setComments(marks: string): void } {
  const handle = mount(element, { ...JSON.parse(options) as Options, dotnet: page });
  return { ...handle, setComments: marks => handle.setComments(JSON.parse(marks) as CommentMark[]) };
}

export function mount(element: HTMLElement, options: Options): Handle {
  tab ??= takeTab();
  const { articleId } = options;
  openArticles.push(articleId);
  let ended = false;
  const session = new Session(element, options, withLabels(options.labels), tab, openJournal(), 
    () => openArticles.filter(id => id === articleId).length === (ended ? 0 : 1));
  const leave = () => {
    leaveTab(tab!);
    session.leave();
  };
  const comeBack = () => { takeTab(); };
  // The page is about to load itself anew, because its connection to the server is gone for good.
  const beforeReload = (event: Event) => (event as CustomEvent<{ waits: Promise<unknown>[] }>).detail.waits.push(session.beforeReload());
  document.addEventListener('desk-reload', beforeReload);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', comeBack);
  return {
    flush: () => session.flush(),
    focusBlock: id => session.focusBlock(id),
    setComments: marks => session.setComments(marks),
    focusComment: id => session.focusComment(id),
    putPicture: (picture, replaces) => session.putPicture(picture, replaces),
    setReadOnly: message => session.setReadOnly(message),
    readAlong: () => session.readAlong(),
    setToken: token => session.setToken(token),
    destroy() {
      document.removeEventListener('desk-reload', beforeReload);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      if (ended) return;
      ended = true;
      openArticles.splice(openArticles.indexOf(articleId), 1);
      session.destroy();
    },
  };
}
