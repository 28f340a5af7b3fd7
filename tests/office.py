"""LibreOffice, where it is on the machine: conversions, tracked changes accepted or rejected."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine"
)

_SETTLE = """<!DOCTYPE script:module
 PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; command, "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "writer8"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>
"""


def convert(folder: Path, ending: str, *names: str) -> None:
    """Files of a folder beside themselves in another format."""
    _run(folder, "--convert-to", ending, *names)


def settle(folder: Path, name: str, target: str, *, accept: bool) -> None:
    """A document with all its tracked changes accepted, or rejected, as an OpenDocument text."""
    library = folder / "profile/user/basic/Standard"
    if not library.exists():
        _run(folder, "--terminate_after_init")  # makes the profile, with an empty module
    (library / "Module1.xba").write_text(_SETTLE, encoding="utf-8")
    command = f"{'Accept' if accept else 'Reject'}AllTrackedChanges"
    arguments = ",".join(
        f'"{argument}"'
        for argument in ((folder / name).as_uri(), command, (folder / target).as_uri())
    )
    _run(folder, f"macro:///Standard.Module1.Settle({arguments})")


def _run(folder: Path, *arguments: str) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", *arguments],
        cwd=folder, capture_output=True, timeout=180, check=True,
    )  # fmt: skip
