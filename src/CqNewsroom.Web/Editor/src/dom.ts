type Child = Node | string | null | false | undefined;
type Properties<T> = Partial<Omit<T, 'style' | 'dataset'>> & { data?: Record<string, string>; aria?: Record<string, string>; role?: string };

/** An element with its properties, attributes and children in one expression. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties<HTMLElementTagNameMap[K]> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const { data, aria, role, ...rest } = properties;
  const result = document.createElement(tag);
  Object.assign(result, rest);
  if (role) result.setAttribute('role', role);
  for (const [name, value] of Object.entries(data ?? {})) result.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) result.setAttribute(`aria-${name}`, value);
  result.append(...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined));
  return result;
}

export const button = (text: string, onClick: () => void, className = 'ed-button'): HTMLButtonElement =>
  element('button', { type: 'button', className, onclick: onClick }, text);

/** Enter or Escape that belongs to an input method's window, not to the page. */
export const isComposingKey = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

export async function copyToClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https there is no clipboard interface; a selection and the old command still work.
    const area = element('textarea', { value: text, className: 'ed-hidden' });
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
