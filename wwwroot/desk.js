// The desk's own script, loaded before the page is painted. It does what a round trip to the server would do too late:
// the theme before the first paint, keys, focus in lists, and what to do when the connection is gone.
(() => {
  'use strict';
  const root = document.documentElement;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  let shell = null;
  let lastKey = '';
  let leaving = false;

  const storedTheme = () => {
    try {
      return localStorage.getItem('desk-theme');
    } catch {
      return null; // storage may be forbidden; the system's preference stands
    }
  };

  const isDark = () => (storedTheme() ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';

  const paintTheme = () => {
    root.dataset.theme = isDark() ? 'dark' : 'light';
  };

  paintTheme();
  prefersDark.addEventListener('change', () => {
    paintTheme();
    shell?.invokeMethodAsync('ThemeChanged', isDark());
  });

  const isTyping = target =>
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const isOpen = selector => document.querySelector(selector) !== null;

  const visible = element => element.getClientRects().length > 0;

  const move = (links, step) => {
    const here = links.findIndex(link => link === document.activeElement || link.closest('.desk-row')?.contains(document.activeElement));
    const next = links[here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1)];
    next?.focus();
    next?.closest('.desk-row')?.scrollIntoView({ block: 'nearest' });
  };

  const search = () => document.getElementById('desk-search');

  // A page gives one of its own buttons a key by data-key; what is disabled or not shown has none.
  const pageKey = key => /^[a-z]$/.test(key) ? document.querySelector(`[data-key="${key}"]:not([disabled])`) : null;

  const goTo = { h: '/desk', s: '/desk/stories', n: '/desk/new' };

  const follow = address => {
    if (window.Blazor?.navigateTo) {
      window.Blazor.navigateTo(address);
    } else {
      location.assign(address);
    }
  };

  document.addEventListener('keydown', event => {
    // A key that only picks a candidate of an input method is no key of ours.
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k' && search() && !isOpen('.mud-dialog') && !event.target.closest?.('.ProseMirror')) {
      event.preventDefault();
      search().focus();
      search().select();
      return;
    }

    // A menu opened by the pointer has no focus in it, so its own Escape never hears the key; and the focus goes back to
    // where it came from.
    const menu = event.key === 'Escape' && document.querySelector('.mud-menu-activator[aria-expanded="true"]');
    if (menu) {
      if (!document.activeElement.closest('.mud-popover')) {
        document.querySelector('.mud-overlay')?.click();
      }
      setTimeout(() => document.activeElement === document.body && menu.focus(), 300);
      return;
    }

    const results = [...document.querySelectorAll('[data-results] a')];
    if (event.target === search() || event.target.closest?.('[data-results]')) {
      if (event.key === 'Escape') {
        event.preventDefault();
        search().focus();
        shell?.invokeMethodAsync('CloseSearch');
      } else if (event.key === 'ArrowDown' && results.length > 0) {
        event.preventDefault();
        move(results, 1);
      } else if (event.key === 'ArrowUp' && results.length > 0) {
        event.preventDefault();
        if (document.activeElement === results[0]) {
          search().focus();
        } else {
          move(results, -1);
        }
      }
      return;
    }

    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOpen('.mud-dialog') || isOpen('.mud-popover-open, [popover]:popover-open')) {
      return;
    }
    const rows = [...document.querySelectorAll('.desk-row [data-open]')].filter(visible);
    const chord = lastKey === 'g' ? goTo[event.key] : undefined;
    lastKey = event.key;
    if (chord) {
      event.preventDefault();
      lastKey = '';
      follow(chord);
    } else if (event.key === 'j' || event.key === 'k') {
      if (rows.length > 0) {
        event.preventDefault();
        move(rows, event.key === 'j' ? 1 : -1);
      }
    } else if (event.key === '/' && search()) {
      event.preventDefault();
      search().focus();
      search().select();
    } else if (event.key === '?') {
      event.preventDefault();
      shell?.invokeMethodAsync('ShowKeys');
    } else if (pageKey(event.key)) {
      event.preventDefault();
      pageKey(event.key).click();
    } else if (event.key === 'c' && document.querySelector('[data-new-story]')) {
      event.preventDefault();
      follow(document.querySelector('[data-new-story]').getAttribute('href'));
    }
  });

  document.addEventListener('click', event => {
    if (event.target.closest?.('.skip-link')) {
      event.preventDefault();
      document.getElementById('main')?.focus();
      return;
    }
    // A click anywhere in a row opens it, unless it is on something of its own or ends a selection of text.
    const row = event.target.closest?.('.desk-row');
    if (row && event.button === 0 && !event.target.closest('a, button, input, label') && String(getSelection()) === '') {
      const link = row.querySelector('[data-open]');
      if ((event.ctrlKey || event.metaKey) && link?.href) {
        window.open(link.href, '_blank', 'noopener');
      } else {
        link?.click();
      }
    }
  });

  document.addEventListener('submit', event => {
    leaving ||= event.target.id === 'sign-out';
  });

  // The label of the search key differs between keyboards.
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

  window.desk = {
    start(reference) {
      shell = reference;
      return `${isDark() ? 'dark' : ''} ${isMac ? 'mac' : ''}`;
    },
    stop() {
      shell = null;
    },
    title(text) {
      document.title = text;
    },
    partOf(element, x, y) {
      const box = element.getBoundingClientRect();
      return [(x - box.left) / box.width, (y - box.top) / box.height];
    },
    // The circuit hears of a sign-out before the answer to the form is there; the form's answer counts.
    signIn(address) {
      if (!leaving) {
        location.assign(address);
      }
    },
    // A file goes to the server by HTTP; only what became of it travels on the circuit.
    async sendFile(input, address, token, most) {
      const file = input.files[0];
      if (!file || file.size > most) {
        return { isTooLarge: Boolean(file) };
      }
      try {
        const answer = await fetch(address, {
          method: 'POST',
          body: file,
          headers: { 'X-CSRF-TOKEN': token, 'X-File-Name': encodeURIComponent(file.name), 'Content-Type': 'application/octet-stream', Accept: 'application/json' },
        });
        const { notes, id, message } = await answer.json();
        return { notes, id, message };
      } catch {
        return {}; // the connection broke, or what answered was no server of ours
      }
    },
    setTheme(dark) {
      try {
        localStorage.setItem('desk-theme', dark ? 'dark' : 'light');
      } catch {
        // without storage the choice lasts as long as the page
      }
      root.dataset.theme = dark ? 'dark' : 'light';
    },
  };

  // ---- the connection ----------------------------------------------------------------------------------------------
  const probeEvery = 3000;
  let probing = false;

  // A server that restarts is back within seconds, and so should every page be; but not all pages in the same moment.
  const nextTry = tries => tries < 40 ? Math.min(200 * 2 ** tries, probeEvery) * (0.75 + Math.random() / 2) : null;

  document.addEventListener('DOMContentLoaded', () => {
    window.Blazor.start({ circuit: { reconnectionOptions: { retryIntervalMilliseconds: nextTry } } });
  });

  const showConnection = state => {
    const dialog = document.getElementById('components-reconnect-modal');
    if (!dialog) {
      return;
    }
    dialog.dataset.state = state;
    if (state === 'gone') {
      if (dialog.open) {
        dialog.close();
      }
    } else if (!dialog.open) {
      dialog.show();
    }
  };

  const answers = async () => {
    try {
      const response = await fetch('/health/live', { cache: 'no-store', redirect: 'manual' });
      return response.ok;
    } catch {
      return false;
    }
  };

  // What is written in the page goes to the server first; it lives outside the circuit, and a word that is being composed is finished.
  const reload = async () => {
    const waits = [];
    document.dispatchEvent(new CustomEvent('desk-reload', { detail: { waits } }));
    await Promise.race([Promise.allSettled(waits), new Promise(resolve => setTimeout(resolve, 15000))]);
    location.reload();
  };

  // The circuit is gone for good when the server says so; the page then comes back by loading it again, as soon as there is
  // a server to load it from. What could not be saved is in the editor's journal.
  const comeBack = async canResume => {
    if (probing) {
      return;
    }
    probing = true;
    showConnection('waiting');
    for (;;) {
      if (await answers()) {
        if (canResume) {
          try {
            if (await window.Blazor.reconnect()) {
              probing = false;
              showConnection('gone');
              return;
            }
          } catch {
            // not this circuit any more
          }
        }
        await reload();
        return;
      }
      await new Promise(resolve => setTimeout(resolve, probeEvery));
    }
  };

  document.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
      case 'show':
        showConnection('lost');
        break;
      case 'hide':
        showConnection('gone');
        break;
      case 'failed':
        comeBack(true);
        break;
      case 'rejected':
      case 'resume-failed':
        comeBack(false);
        break;
    }
  }, true);

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-reload]')) {
      location.reload();
    }
  });

  // A tab that slept longer than the server keeps a circuit comes back with dead buttons.
  let hiddenAt = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hiddenAt = Date.now();
    } else if (hiddenAt && document.getElementById('components-reconnect-modal')?.open) {
      comeBack(true);
    }
  });
})();
