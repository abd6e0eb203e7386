// All keys and shortcuts on one sheet.

import { element } from './dom';
import { shownKeys } from './keyNames';
import type { Labels } from './labels';

type Line = [keyof Labels, ...string[]];

const lines: [keyof Labels, Line[]][] = [
  ['helpBlocks', [
    ['paragraph', 'Mod+Alt+0'], ['heading2', 'Mod+Alt+2', '## ␣'], ['heading3', 'Mod+Alt+3', '### ␣'], ['quotation', 'Mod+Shift+9', '> ␣'],
    ['bulletedList', 'Mod+Shift+8', '- ␣'], ['numberedList', 'Mod+Shift+7', '1. ␣', '1、'], ['nest', 'Tab'], ['unnest', 'Shift+Tab'], ['divider', '---'],
    ['moveUp', 'Alt+↑'], ['moveDown', 'Alt+↓'], ['duplicate', 'Mod+Shift+D'], ['blockMenu', 'Mod+.'],
  ]],
  ['helpTranslation', [
    ['aidConfirm', 'Mod+Enter'], ['aidNext', 'Alt+Shift+J'], ['aidTakeMatch', 'Alt+Shift+1…5'], ['aidTakeTerm', 'Alt+Shift+T'], ['aidTakeFigure', 'Alt+Shift+N'], ['aidTakeFix', 'Alt+Shift+F'],
    ['aidStillRight', 'Alt+Shift+R'], ['aidUseUpdated', 'Alt+Shift+U'], ['aidFold', 'Alt+Shift+O'], ['aidSearch', 'Alt+Shift+C'], ['aidPropose', 'Alt+Shift+P'],
    ['aidCommentsNext', 'Alt+Shift+G'], ['aidReply', 'Alt+Shift+M'], ['aidMachineAsk', 'Alt+Shift+A'],
  ]],
  ['proofHelp', [['proofNext', 'Alt+Shift+J'], ['aidTakeFix', 'Alt+Shift+F']]],
  ['helpText', [['bold', 'Mod+B'], ['italic', 'Mod+I'], ['link', 'Mod+K'], ['lineBreak', 'Shift+Enter']]],
  ['helpEditing', [['undo', 'Mod+Z'], ['redo', 'Mod+Y'], ['comment', 'Mod+Alt+M'], ['findReplace', 'Mod+F'], ['saveNow', 'Mod+S'], ['toolbar', 'Alt+F10'], ['fullScreen', 'Mod+Shift+F'], ['help', 'Mod+/']]],
];

export function helpSheet(labels: Labels, about: 'helpTranslation' | 'proofHelp' | null, onClose: () => void): HTMLDialogElement {
  const title = element('h2', { id: `ed-help-${Math.random().toString(36).slice(2)}` }, labels.help);
  const sheet: HTMLDialogElement = element('dialog', { className: 'ed-help', aria: { labelledby: title.id }, onclose: onClose },
    title,
    ...lines.filter(([group]) => group === about || (group !== 'helpTranslation' && group !== 'proofHelp')).map(([group, entries]) => element('section', {}, element('h3', {}, labels[group]), element('dl', {}, ...entries.map(([label, ...keys]) =>
      element('div', {}, element('dt', {}, labels[label]), element('dd', {}, ...keys.map(key => element('kbd', {}, shownKeys(key))))))))),
    element('button', { type: 'button', className: 'ed-button ed-main', onclick: () => sheet.close() }, labels.close));
  return sheet;
}
