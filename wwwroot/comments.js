// Talking about a text: names are completed after '@'; in a text that the server draws, words are selected, and the places of comments are
// marked without changing an element of it.
(() => {
  'use strict';

  // ---- names -------------------------------------------------------------------------------------------------------
  const mostNames = 8;
  let open = null; // { area, list, from, names, index }

  const close = () => {
    if (!open) {
      return;
    }
    open.list.remove();
    open.area.removeAttribute('aria-activedescendant');
    open.area.removeAttribute('aria-controls');
    open = null;
  };

  const namesFor = area => {
    if (area.selectionStart !== area.selectionEnd) {
      return null;
    }
    const before = area.value.slice(0, area.selectionStart);
    const from = before.lastIndexOf('@');
    if (from < 0 || before.length - from > 40 || before.slice(from).includes('\n')) {
      return null;
    }
    const typed = before.slice(from + 1).toLowerCase();
    const all = JSON.parse(area.dataset.mentions);
    if (all.some(name => name.toLowerCase() === typed)) {
      return null;
    }
    const starts = all.filter(name => name.toLowerCase().startsWith(typed));
    // A family name or a later word of the name finds it too.
    const names = [...starts, ...all.filter(name => !starts.includes(name) && typed && name.toLowerCase().includes(typed))].slice(0, mostNames);
    return names.length > 0 ? { from, names } : null;
  };

  const choose = index => {
    open.index = index;
    [...open.list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    open.area.setAttribute('aria-activedescendant', open.list.children[index].id);
    open.list.children[index].scrollIntoView({ block: 'nearest' });
  };

  const insert = name => {
    const { area, from } = open;
    close();
    area.focus();
    area.setSelectionRange(from, area.selectionEnd);
    // As if it had been typed, so that it can be undone.
    if (!document.execCommand('insertText', false, `@${name} `)) {
      area.setRangeText(`@${name} `, from, area.selectionEnd, 'end');
    }
    area.dispatchEvent(new Event('change', { bubbles: true }));
  };

  const suggest = area => {
    const found = namesFor(area);
    close();
    if (!found) {
      return;
    }
    const list = document.createElement('ul');
    list.className = 'mention-list';
    list.id = 'mention-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', area.getAttribute('aria-label') ?? '');
    found.names.forEach((name, index) => {
      const item = document.createElement('li');
      item.id = `mention-${index}`;
      item.setAttribute('role', 'option');
      item.textContent = name;
      item.addEventListener('mousedown', event => {
        event.preventDefault();
        insert(name);
      });
      list.append(item);
    });
    const box = area.getBoundingClientRect();
    list.style.left = `${box.left + scrollX}px`;
    list.style.top = `${box.bottom + scrollY + 2}px`;
    list.style.minWidth = `${Math.min(box.width, 220)}px`;
    document.body.append(list);
    area.setAttribute('aria-controls', list.id);
    open = { area, list, from: found.from, names: found.names, index: 0 };
    choose(0);
  };

  const isArea = target => target instanceof HTMLTextAreaElement && target.dataset.mentions !== undefined;

  document.addEventListener('input', event => {
    if (isArea(event.target) && !event.isComposing) {
      suggest(event.target);
    }
  });
  document.addEventListener('compositionend', event => {
    if (isArea(event.target)) {
      suggest(event.target);
    }
  });
  document.addEventListener('focusout', event => {
    if (open && event.target === open.area) {
      close();
    }
  });

  // Before anything else hears the key: Enter that takes a name sends nothing, Escape that closes the list closes nothing else.
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (isArea(event.target) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      close();
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
      event.target.closest('form')?.querySelector('[type=submit]')?.click();
      return;
    }
    if (open && event.target === open.area) {
      const last = open.names.length - 1;
      switch (event.key) {
        case 'ArrowDown': choose(open.index === last ? 0 : open.index + 1); break;
        case 'ArrowUp': choose(open.index === 0 ? last : open.index - 1); break;
        case 'Enter':
        case 'Tab': insert(open.names[open.index]); break;
        case 'Escape': close(); break;
        default: return;
      }
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    // The editor of an article has this key for itself.
    if ((event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyM' && !event.target.closest?.('.newsroom-editor')) {
      const button = document.querySelector('[data-comment-selected]');
      if (button) {
        event.preventDefault();
        button.click();
      }
    }
  }, true);

  // A press on the button must not take the selection away before it is read.
  document.addEventListener('mousedown', event => {
    if (event.target.closest?.('[data-comment-selected], [data-comment-block]')) {
      event.preventDefault();
    }
  });

  // ---- places ------------------------------------------------------------------------------------------------------
  const longestQuote = 500;
  const notText = 'del, button, .diff-kind, .pair-kind, .visually-hidden, [data-no-text]';
  const ownLine = new Set(['LI', 'TR', 'P', 'FOOTER', 'FIGCAPTION', 'UL', 'OL']);

  // The words of a block with the nodes they stand in; what was deleted, and what is said about the block, is not of it.
  const wordsOf = element => {
    let text = '';
    const nodes = [];
    const walk = node => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.trim() !== '' || !node.data.includes('\n') || node.parentElement.closest('.diff-words, .pair-words')) {
          nodes.push({ node, at: text.length });
          text += node.data;
        }
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(notText)) {
        return;
      }
      if (node.tagName === 'BR') {
        text += '\n';
        return;
      }
      if (ownLine.has(node.tagName) && text !== '' && !text.endsWith('\n')) {
        text += '\n';
      } else if ((node.tagName === 'TD' || node.tagName === 'TH') && node.previousElementSibling) {
        text += '\t';
      }
      node.childNodes.forEach(walk);
    };
    element.childNodes.forEach(walk);
    return { text, nodes };
  };

  const nearest = (text, start, words) => {
    let best = -1;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) {
        best = at;
      }
    }
    return best;
  };

  const rangeOf = (root, mark) => {
    const block = root.querySelector(`[data-block="${CSS.escape(mark.block)}"]`);
    if (!block) {
      return null;
    }
    const { text, nodes } = wordsOf(block);
    const start = nearest(text, mark.start, mark.words);
    if (start < 0 || !mark.words) {
      return null;
    }
    const end = start + mark.words.length;
    const first = nodes.findLast(entry => entry.at <= start);
    const last = nodes.findLast(entry => entry.at < end);
    const range = document.createRange();
    range.setStart(first.node, Math.min(start - first.at, first.node.data.length));
    range.setEnd(last.node, Math.min(end - last.at, last.node.data.length));
    return range;
  };

  let shown = null; // { root, ranges: Map, page }

  const caretAt = (x, y) => {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      return caret && { node: caret.offsetNode, offset: caret.offset };
    }
    const range = document.caretRangeFromPoint?.(x, y);
    return range && { node: range.startContainer, offset: range.startOffset };
  };

  document.addEventListener('click', event => {
    if (!shown?.root.contains(event.target) || event.target.closest('button, a, summary') || String(getSelection()) !== '') {
      return;
    }
    const caret = caretAt(event.clientX, event.clientY);
    for (const [id, range] of caret ? shown.ranges : []) {
      if (range.startContainer.isConnected && range.isPointInRange(caret.node, caret.offset)) {
        shown.page.invokeMethodAsync('ChooseComment', id);
        return;
      }
    }
  });

  window.deskComments = {
    // What is selected in a text: as far as it stands in one block, which may be named.
    place(root, blockId) {
      const selection = getSelection();
      const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const start = range && (range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement);
      const block = start && root.contains(start) ? start.closest('[data-block]') : null;
      if (!block || range.collapsed || block.classList.contains('diff-removed') || (blockId && block.dataset.block !== blockId)) {
        return blockId ? { block: blockId, start: 0, quote: '' } : null;
      }
      const { text, nodes } = wordsOf(block);
      const inRange = nodes.filter(entry => range.intersectsNode(entry.node));
      if (inRange.length === 0) {
        return { block: block.dataset.block, start: 0, quote: '' };
      }
      const [first, last] = [inRange[0], inRange[inRange.length - 1]];
      const from = first.at + (range.startContainer === first.node ? range.startOffset : 0);
      const to = last.at + (range.endContainer === last.node ? range.endOffset : last.node.data.length);
      const quote = text.slice(from, Math.min(to, from + longestQuote));
      return { block: block.dataset.block, start: from, quote: quote.trim() === '' ? '' : quote };
    },
    // Marks the places of comments; a browser that cannot shows none, and the list beside the text leads there all the same.
    show(root, marks, page) {
      const ranges = new Map(marks.map(mark => [mark.id, rangeOf(root, mark)]).filter(([, range]) => range));
      shown = { root, ranges, page };
      if (window.Highlight) {
        CSS.highlights.set('comments', new Highlight(...ranges.values()));
        CSS.highlights.delete('comment-chosen');
      }
    },
    hide() {
      shown = null;
      window.CSS?.highlights?.delete('comments');
      window.CSS?.highlights?.delete('comment-chosen');
    },
    // Brings the words of a comment into view, or its block.
    focus(root, id, blockId) {
      const range = shown?.ranges.get(id);
      const target = range?.startContainer.parentElement ?? root.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
      for (let fold = target?.closest('details:not([open])'); fold; fold = fold.parentElement.closest('details:not([open])')) {
        fold.open = true;
      }
      target?.scrollIntoView({ block: 'center' });
      if (range && window.Highlight) {
        CSS.highlights.set('comment-chosen', new Highlight(range));
      }
    },
    // Brings a thread of the list into view.
    reveal(id) {
      const thread = document.querySelector(`[data-thread="${CSS.escape(id)}"]`);
      const fold = thread?.closest('details:not([open])');
      if (fold) {
        fold.open = true;
      }
      thread?.scrollIntoView({ block: 'nearest' });
      thread?.focus({ preventScroll: true });
    },
  };
})();
