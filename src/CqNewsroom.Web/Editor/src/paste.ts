import { DOMParser, Fragment, type Node, type ParseOptions, Slice, type ResolvedPos } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { nodeOfBlock } from './blocks';
import type { Block } from './contract';
import { blocksOfHtml, htmlProper } from './pastedHtml';
import { paragraphsOfText } from './pastedText';
import * as s from './schema';
import { cleanLine, cleanText } from './text';

class ClipboardParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    const element = dom as Element;
    // What this editor put on the clipboard fits already, and plain text was made into paragraphs by textSlice.
    if (options?.preserveWhitespace || element.querySelector('[data-pm-slice]')) return super.parseSlice(dom, options);
    return new Slice(Fragment.from(blocksOfHtml(element).map(block => nodeOfBlock({ ...block, id: '' } as Block))), 0, 0);
  }
}

function textSlice(text: string): Slice {
  const paragraphs = paragraphsOfText(cleanText(text)).map(line => s.paragraph.create(null, s.schema.text(line)));
  return Slice.maxOpen(Fragment.from(paragraphs));
}

/** Where only one run of text fits: pasted blocks become its lines. */
const oneText = new Set([s.tableCell, s.picture, s.attribution, s.quoteText]);

export function cleanPaste(): Plugin {
  return new Plugin({
    props: {
      clipboardParser: new ClipboardParser(s.schema, DOMParser.fromSchema(s.schema).rules),
      clipboardTextParser: textSlice,
      transformPastedHTML: htmlProper,
      transformPasted(slice, view) {
        const moved = view.dragging?.move === true;
        return new Slice(withoutIds(slice.content, moved), slice.openStart, slice.openEnd);
      },
      // A picture or file would replace the page, or come in as something that the document does not know.
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
      handlePaste(view, event, slice) {
        if (slice.size === 0 && (event.clipboardData?.files.length ?? 0) > 0) return true;
        const { $from, $to } = view.state.selection;
        if (!oneText.has($from.parent.type) || !$from.sameParent($to)) return false;
        view.dispatch(view.state.tr.replaceWith($from.pos, $to.pos, asInline(slice.content, $from)).scrollIntoView());
        return true;
      },
    },
  });
}

/** A block that only moved keeps its id; every copy gets a new one from the identity plugin. */
function withoutIds(content: Fragment, moved: boolean): Fragment {
  if (moved) return content;
  return Fragment.from(mapNodes(content, node => node.isText || node.attrs.id == null ? node : node.type.create({ ...node.attrs, id: null }, node.content, node.marks)));
}

const mapNodes = (content: Fragment, change: (node: Node) => Node): Node[] =>
  Array.from({ length: content.childCount }, (_, index) => change(content.child(index)));

function asInline(content: Fragment, $at: ResolvedPos): Fragment {
  const plain = $at.parent.type === s.attribution;
  const inline: Node[] = [];
  const lineBreak = () => {
    if (inline.length) inline.push(plain ? s.schema.text(' ') : s.lineBreak.create());
  };
  content.descendants((node, _pos, parent) => {
    if (node.isTextblock && node.content.size) lineBreak();
    if (!node.isInline) return true;
    if (!plain) inline.push(node);
    else if (node.isText && cleanLine(node.text ?? '')) inline.push(s.schema.text(cleanLine(node.text ?? '')));
    return parent !== null;
  });
  return Fragment.from(inline);
}

