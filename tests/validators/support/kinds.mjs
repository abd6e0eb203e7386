// Which kind of page an address is of: the slow validators look at a few of each kind, the fast ones at all.

const kinds = [
  ['choice', /^\/$/],
  ['front', /^\/[a-z]{2}$/],
  ['later front page', /^\/[a-z]{2}\?page=\d+$/],
  ['search', /^\/[a-z]{2}\/search/],
  ['tag', /^\/[a-z]{2}\/tags\//],
  ['person', /^\/[a-z]{2}\/people\//],
  ['agency', /^\/[a-z]{2}\/agencies\//],
  ['archive', /^\/[a-z]{2}\/archive/],
  ['corrections', /^\/[a-z]{2}\/corrections/],
  ['page', /^\/[a-z]{2}\/(pages\/|about)/],
  ['side by side', /\/side-by-side$/],
  ['article', /^\/[a-z]{2}\/[^/]+\/[^/]+-\d+$/],
  ['section', /^\/[a-z]{2}\/[^/]+(\?page=\d+)?$/],
];

/** The kind of a page that answered; pages in place of others are kinds by their status. */
export function kindOf({ path, status }) {
  if (status !== 200) return `status ${status}`;
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
}

/** At most `most` pages of each kind, spread over both languages. */
export function someOfEach(pages, most) {
  const chosen = [];
  for (const kind of new Set(pages.map(kindOf))) {
    const of = pages.filter(page => kindOf(page) === kind);
    const languages = Object.values(Object.groupBy ? Object.groupBy(of, page => page.path.slice(1, 3)) : groupBy(of, page => page.path.slice(1, 3)));
    for (let index = 0; chosen.filter(page => kindOf(page) === kind).length < most && languages.some(pages => pages.length > index); index++) {
      for (const pages of languages) {
        if (pages[index] && chosen.filter(page => kindOf(page) === kind).length < most) chosen.push(pages[index]);
      }
    }
  }
  return chosen;
}

function groupBy(items, keyOf) {
  const groups = {};
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return groups;
}
