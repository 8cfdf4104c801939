"""Tests of manifest.py: it says what stands in the folder, and nothing of when and where."""

from __future__ import annotations

import pytest
from fake_producers import WARNING, job

from ipsdocs.build.job import Fallback
from ipsdocs.build.manifest import entry, read, write
from ipsdocs.build.state import Made, Record

RECORD = Record(
    job("en/base/a.pdf"), "code", "second", Made("ab" * 32, 5, 2, (WARNING,)), (Fallback("a", "“x”", "es"),), (1, 2)
)


def test_an_entry_tells_where_a_file_comes_from() -> None:
    assert entry(RECORD) == {
        "sha256": "ab" * 32,
        "bytes": 5,
        "pages": 2,
        "edition": {"locale": "en", "stack": []},
        "document": "text",
        "subject": "a",
        "sources": {"curriculum/modules/a.md": "one", "templates/a.html": "template"},
        "coverage": {"translated": 1, "messages": 2},
        "fallbacks": [{"domain": "a", "text": "“x”", "locale": "es"}],
    }


def test_the_same_outputs_in_any_order_give_the_same_bytes() -> None:
    one, two = entry(RECORD), entry(RECORD)
    assert write({"a": one, "b": two}) == write({"b": two, "a": one})
    assert read(write({"a": one, "b": two})) == {"a": one, "b": two}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"format": 2, "outputs": {}}', b'{"format":1,"outputs":[]}', b"\xff", b"null"]
)
def test_what_is_no_manifest_has_no_entries(data: bytes) -> None:
    assert read(data) == {}


def test_an_entry_without_a_real_digest_is_left_out() -> None:
    assert read(write({"a": entry(RECORD) | {"sha256": "../../etc/passwd"}, "b": entry(RECORD)})).keys() == {"b"}
