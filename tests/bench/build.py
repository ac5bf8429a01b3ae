"""What one would write in Python: the same files, CSafeLoader and sqlite3, one
transaction, SQLite as it comes.

    build.py CONTENT INDEX OUTPUT

The full-text tables are made as in INDEX, which picket built."""
import glob
import json
import os
import sqlite3
import sys

import yaml

TITLE_KEYS = {"title", "name", "short", "also", "question", "publisher", "container-title"}
TEXT_KEYS = {"text", "summary", "body", "note", "outcome", "result", "role", "group", "quote",
             "tags", "place"} | TITLE_KEYS


def texts(value, keys, inside=False):
    """The texts under keys, however deep."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, keys, key in keys or (inside and len(key) == 2))
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, keys, inside)
    elif inside:
        yield str(value)


def entries(content):
    for kind, folder in enumerate(("parties", "disputes", "issues", "positions", "events",
                                   "uses", "sources")):
        for path in sorted(glob.glob(os.path.join(content, folder, "*.yaml"))):
            with open(path, "rb") as file:
                records = yaml.load(file, Loader=yaml.CSafeLoader)
            for record in records if isinstance(records, list) else [records]:
                yield kind, record


def main(content, index, output):
    if os.path.exists(output):
        os.unlink(output)
    db = sqlite3.connect(output)
    db.execute("CREATE TABLE entry(rank INTEGER PRIMARY KEY, kind INTEGER, id TEXT,"
               " title TEXT, data TEXT)")
    for (sql,) in sqlite3.connect(index).execute(
            "SELECT sql FROM sqlite_schema WHERE name IN ('title_index', 'text_index')"):
        db.execute(sql)
    rank = 0
    for rank, (kind, record) in enumerate(entries(content), 1):
        title = "\n".join(texts(record, TITLE_KEYS))
        text = "\n".join(texts(record, TEXT_KEYS))
        db.execute("INSERT INTO entry VALUES(?, ?, ?, ?, ?)",
                   (rank, kind, record["id"], title,
                    json.dumps(record, ensure_ascii=False, default=str)))
        db.execute("INSERT INTO title_index(rowid, title) VALUES(?, ?)", (rank, title))
        db.execute("INSERT INTO text_index(rowid, text) VALUES(?, ?)", (rank, text))
    db.commit()
    print(rank, "entries")


main(*sys.argv[1:4])
