import { type Attrs, type DOMOutputSpec, type Mark, type Node, type NodeSpec, Schema } from 'prosemirror-model';
import { safeLink } from './text';

// Every block at the top of a document carries an id, and in a translation the ids of the source blocks that it stands for.
// The same attributes on a list or paragraph inside a list stay empty (identity.ts sees to it).
const identity = { id: { default: null as string | null }, sources: { default: [] as readonly string[] } };

/** Attributes in the page: the id finds the element again; the sources survive a cut and paste inside one article. */
export function domIdentity(node: Node): Record<string, string> {
  const sources = node.attrs.sources as readonly string[];
  return {
    ...(node.attrs.id ? { 'data-block': node.attrs.id as string } : {}),
    ...(sources.length ? { 'data-sources': sources.join(' ') } : {}),
  };
}

const pastedSources = (dom: HTMLElement): Attrs => ({ sources: dom.dataset.sources?.split(' ').filter(Boolean) ?? [] });
const withId = (tag: string, more?: (node: Node) => Record<string, string>) => (node: Node): DOMOutputSpec =>
  [tag, { ...domIdentity(node), ...more?.(node) }, 0];
const heading = (tag: string, level: number) => ({ tag, getAttrs: (dom: HTMLElement) => ({ ...pastedSources(dom), level }) });
const rowHasHeader = (dom: HTMLElement): boolean => dom.querySelector('tr')?.querySelector('th') != null;

const nodes = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', attrs: identity, parseDOM: [{ tag: 'p', getAttrs: pastedSources }], toDOM: withId('p') },
  heading: {
    group: 'block', content: 'inline*', defining: true, attrs: { ...identity, level: { default: 2 } },
    parseDOM: [heading('h1', 2), heading('h2', 2), heading('h3', 3), heading('h4', 3), heading('h5', 3), heading('h6', 3)],
    toDOM: node => [`h${node.attrs.level as number}`, domIdentity(node), 0],
  },
  quotation: {
    group: 'block', content: 'quote_text attribution', defining: true, isolating: true, attrs: identity,
    parseDOM: [{ tag: 'blockquote', getAttrs: pastedSources }], toDOM: withId('blockquote'),
  },
  quote_text: { content: 'inline*', parseDOM: [{ tag: 'p.quote-text', priority: 60 }], toDOM: () => ['p', { class: 'quote-text' }, 0] },
  attribution: { content: 'text*', marks: '', parseDOM: [{ tag: 'footer.attribution', priority: 60 }], toDOM: () => ['footer', { class: 'attribution' }, 0] },
  list: {
    group: 'block', content: 'list_item+', attrs: { ...identity, ordered: { default: false } },
    parseDOM: [
      { tag: 'ul', getAttrs: pastedSources },
      { tag: 'ol', getAttrs: dom => ({ ...pastedSources(dom), ordered: true }) },
    ],
    toDOM: node => [node.attrs.ordered ? 'ol' : 'ul', domIdentity(node), 0],
  },
  list_item: { content: 'paragraph list?', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  table: {
    group: 'block', content: 'table_row+', isolating: true, attrs: { ...identity, header: { default: false } },
    parseDOM: [{ tag: 'table', getAttrs: dom => ({ ...pastedSources(dom), header: rowHasHeader(dom) }) }],
    toDOM: node => ['div', { ...domIdentity(node), class: node.attrs.header ? 'table with-header' : 'table' }, ['table', ['tbody', 0]]],
  },
  table_row: { content: 'table_cell+', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: { content: 'inline*', isolating: true, parseDOM: [{ tag: 'td' }, { tag: 'th' }], toDOM: () => ['td', 0] },
  picture: {
    group: 'block', content: 'inline*', isolating: true, attrs: { ...identity, picture: {}, credit: { default: '' }, alt: { default: '' } },
    parseDOM: [{
      tag: 'figure[data-picture]', contentElement: 'figcaption',
      getAttrs: dom => ({ ...pastedSources(dom), picture: dom.dataset.picture, credit: dom.dataset.credit ?? '', alt: dom.dataset.alt ?? '' }),
    }],
    toDOM: node => ['figure',
      { ...domIdentity(node), 'data-picture': node.attrs.picture as string, 'data-credit': node.attrs.credit as string, 'data-alt': node.attrs.alt as string },
      ['div', { class: 'picture-frame', contenteditable: 'false' }], ['figcaption', 0]],
  },
  divider: {
    group: 'block', attrs: identity,
    parseDOM: [{ tag: 'hr', getAttrs: pastedSources }], toDOM: node => ['div', { ...domIdentity(node), class: 'divider' }, ['hr']],
  },
  line_break: {
    group: 'inline', inline: true, selectable: false, linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }], toDOM: () => ['br'], leafText: () => '\n',
  },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>;

export const schema = new Schema({
  nodes: nodes as Record<keyof typeof nodes, NodeSpec>,
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{
        tag: 'a[href]',
        getAttrs: (dom: HTMLElement) => {
          const href = safeLink(dom.getAttribute('href') ?? '');
          return href ? { href } : false;
        },
      }],
      toDOM: (mark: Mark): DOMOutputSpec => ['a', { href: mark.attrs.href as string, rel: 'noopener noreferrer' }, 0],
    },
    bold: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (dom: HTMLElement) => !/^(normal|400)$/.test(dom.style.fontWeight) && null },
        { style: 'font-weight', getAttrs: (value: string) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null }],
      toDOM: (): DOMOutputSpec => ['strong', 0],
    },
    italic: {
      parseDOM: [{ tag: 'em' }, { tag: 'i', getAttrs: (dom: HTMLElement) => dom.style.fontStyle !== 'normal' && null }, { style: 'font-style=italic' }],
      toDOM: (): DOMOutputSpec => ['em', 0],
    },
  },
});

export const { doc, paragraph, heading: headingType, quotation, quote_text: quoteText, attribution, list, list_item: listItem, table,
  table_row: tableRow, table_cell: tableCell, picture, divider, line_break: lineBreak } = schema.nodes;
export const { bold, italic, link } = schema.marks;
