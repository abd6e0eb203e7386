// The text of an article as people copy it, and whether what is on the screen is what the server has.

import type { Node } from 'prosemirror-model';
import { blockOfNode, children, docOfBlocks, plainText } from './blocks';
import type { Content, Fields } from './changes';
import type { FieldName, FieldValue, WorkingCopy } from './contract';
import { shown } from './fields';

/** Fields and blocks with an empty line between. */
export function textOf(content: Content): string {
  const fields: Fields = content.fields;
  const lines = [...(['headline', 'secondHeadline', 'summary', 'dateline'] as FieldName[]).map(name => shown(fields.get(name) as FieldValue)),
    ...children(content.doc).map((node: Node) => plainText(blockOfNode(node))), shown(fields.get('origin') ?? null)];
  return lines.filter(line => line.trim()).join('\n\n');
}

/** Whether a content is what the server has. */
export function sameContent(content: Content, copy: WorkingCopy): boolean {
  const server: Content = { doc: docOfBlocks(copy.blocks.map(block => block.content)), fields: new Map(copy.fields.map(field => [field.name, field.value])), leftOut: copy.leftOut };
  if (textOf(content) !== textOf(server)) return false;
  return copy.blocks.length === 0 || content.doc.eq(server.doc);
}
