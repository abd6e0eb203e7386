// The theme that was chosen on the desk, before the page is painted. Without a script the system's preference stands.
'use strict';
try {
  const theme = localStorage.getItem('desk-theme');
  if (theme === 'dark' || theme === 'light') {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // storage may be forbidden
}
