"""A PDF as a draft: read by another process within limits of time and memory."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.documents.document import Document, UnreadableError
from lukou_cli.documents.pdf.extract import MOST_SECONDS, Extracted
from lukou_cli.documents.pdf.paragraphs import layout
from lukou_cli.files import size

if TYPE_CHECKING:
    from lukou_cli.errors import Problem

# The process may have to wait for a processor too.
_MOST_WAIT = 4 * MOST_SECONDS


def read_pdf(path: str, data: bytes, most: int) -> Document | Problem:
    """The text of this file, or what keeps it from being read."""
    if find_spec("pypdf") is None:
        return UnreadableError("pdf_extra").problem(path)
    found = _extracted(data, most)
    if found.fault == "document_too_large":
        return UnreadableError(found.fault, limit=size(most)).problem(path)
    if found.fault:
        return UnreadableError(found.fault).problem(path)
    text = layout(found.pages)
    if not text.text:
        return UnreadableError("pdf_no_text").problem(path)
    return Document(path, text.text, "pdf", text.anchors)


def _extracted(data: bytes, most: int) -> Extracted:
    command = [sys.executable, "-m", "lukou_cli.documents.pdf.extract", str(most)]
    try:
        run = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=_MOST_WAIT, check=True,
        )  # fmt: skip
        return msgspec.json.decode(run.stdout, type=Extracted)
    except (subprocess.SubprocessError, msgspec.DecodeError):
        # Ended by its limits, or by a fault of the library that no exception tells.
        return Extracted(fault="pdf_limits")
