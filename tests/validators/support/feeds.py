"""Reads feeds with feedparser and fails on the first that it complains about."""
import sys

import feedparser

for path in sys.argv[1:]:
    feed = feedparser.parse(path)
    if feed.bozo:
        sys.exit(f"{path}: {feed.bozo_exception}")
    if not feed.feed.get("title") or not feed.feed.get("language"):
        sys.exit(f"{path}: no title or no language")
    for entry in feed.entries:
        for name in ("id", "title", "link"):
            if not entry.get(name):
                sys.exit(f"{path}: an entry without {name}")
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            sys.exit(f"{path}: {entry.id} has no time that can be read")
print(f"{len(sys.argv) - 1} feeds")
