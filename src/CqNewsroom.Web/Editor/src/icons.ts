// Line drawings on a grid of 20, made for this toolbar.
const paths: Record<string, string> = {
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M9 4h6M5 16h6M12 4 8 16',
  link: 'M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2',
  quotation: 'M4 15V9c0-3 1-4 4-5M4 10h4v5H4zM12 15V9c0-3 1-4 4-5M12 10h4v5h-4z',
  bulletedList: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01',
  numberedList: 'M9 5h8M9 10h8M9 15h8M3 4l1.5-1v5M3 12.5c.5-1.500 3-1 2.500.5L3 16h3',
  undo: 'M7 4 3 8l4 4M3 8h9a4 4 0 0 1 0 8H8',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12',
  library: 'M6 3h11v10H6zM3 7v10h11M6 11l3-3 3 3 2-2 3 3',
  picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 8h.01',
  divider: 'M3 10h14M6 5h8M6 15h8',
  blockMenu: 'M5 10h.01M10 10h.01M15 10h.01',
  handle: 'M8 5h.01M12 5h.01M8 10h.01M12 10h.01M8 15h.01M12 15h.01',
  comment: 'M3 4h14v9h-8l-4 4v-4H3z',
  findReplace: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM13 13l4 4',
  fullScreen: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  help: 'M7 8a3 3 0 1 1 4 2.800c-.7.3-1 .7-1 1.700M10 15.500h.01',
  redo: 'M13 4l4 4-4 4M17 8H8a4 4 0 0 0 0 8h4',
};
const words: Record<string, string> = { paragraph: '¶', heading2: 'H2', heading3: 'H3' };

export function icon(name: string): Node {
  const path = paths[name];
  if (!path) return document.createTextNode(words[name] ?? name);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ 'viewBox': '0 0 20 20', 'width': '18', 'height': '18', 'aria-hidden': 'true', 'focusable': 'false' })) svg.setAttribute(key, value);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [key, value] of Object.entries({ 'd': path, 'fill': 'none', 'stroke': 'currentColor', 'stroke-width': '1.7', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) line.setAttribute(key, value);
  svg.append(line);
  return svg;
}
