"""How long the questions of docs/how-to.md take over the Parquet files of many reports.

    python bench/many_reports.py [COUNT]

The reports are that of the packaged data over and over, each a file and a report of its own, ten
a place. Needs the extra `parquet`.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from lukou_cli.i18n import messages
from lukou_cli.load.files import load
from lukou_cli.render.parquet import parquet_bytes
from lukou_cli.tables.exchange import alone
from lukou_cli.tables.facts import fact_table

PAGE = Path(__file__).parents[1] / "docs" / "how-to.md"
_QUESTION = re.compile(r"^```sql\n-- ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COPY = """
COPY (SELECT * REPLACE (report || {n} AS report, place || {n} // 10 AS place,
      CAST(2000 + {n} % 10 AS VARCHAR) AS report_date) FROM read_parquet('{source}'))
TO '{target}' (FORMAT parquet, COMPRESSION zstd)
"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    catalogue = load()
    facts = fact_table(messages("en"), catalogue, catalogue.indicators, lambda _fact: True)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        source = Path(folder, "source")
        source.write_bytes(parquet_bytes(alone(facts, catalogue)))
        for n in range(count):
            target = Path(folder, f"{n}.parquet")
            database.execute(_COPY.format(n=n, source=source, target=target))
        size = sum(file.stat().st_size for file in Path(folder).glob("*.parquet"))
        print(f"{count} reports, {count * len(facts.rows)} facts, {size / 1e6:.0f} MB")
        for title, question in _QUESTION.findall(PAGE.read_text(encoding="utf-8")):
            asked = question.replace("facts.parquet", f"{folder}/*.parquet")
            start = time.perf_counter()
            rows = database.sql(asked).fetchall()
            print(f"{time.perf_counter() - start:5.2f} s  {len(rows):6} rows  {title}")


if __name__ == "__main__":
    main()
