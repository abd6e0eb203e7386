import { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

export function mount(element: HTMLElement): { destroy(): void } {
  const schema = new Schema({ nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*', toDOM: () => ['p', 0] }, text: {} } });
  const view = new EditorView(element, { state: EditorState.create({ schema }) });
  return { destroy: () => view.destroy() };
}
