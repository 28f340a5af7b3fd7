"""The language of the operating system's user interface, where no variable names one."""

from __future__ import annotations

import sys

# The primary language of Windows' identifiers of languages, and that of Chinese.
_PRIMARY, _CHINESE = 0x3FF, 0x04
_UTF_8 = 0x08000100


def system_language() -> str:
    """A tag such as zh-Hans or en; empty where the system does not say."""
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform == "darwin":
        return _of_macos()
    return ""


def _of_windows() -> str:
    import ctypes

    windows = getattr(ctypes, "windll")  # noqa: B009  typed on Windows only
    language: int = windows.kernel32.GetUserDefaultUILanguage()
    return "zh" if language & _PRIMARY == _CHINESE else "en"


def _of_macos() -> str:
    """The first of the languages preferred, asked of Core Foundation."""
    import ctypes

    path = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
    try:
        foundation = ctypes.CDLL(path)
    except OSError:
        return ""
    foundation.CFLocaleCopyPreferredLanguages.restype = ctypes.c_void_p
    foundation.CFArrayGetCount.argtypes = [ctypes.c_void_p]
    foundation.CFArrayGetCount.restype = ctypes.c_long
    foundation.CFArrayGetValueAtIndex.argtypes = [ctypes.c_void_p, ctypes.c_long]
    foundation.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
    foundation.CFStringGetCString.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32,
    ]  # fmt: skip
    languages = foundation.CFLocaleCopyPreferredLanguages()
    if not languages or not foundation.CFArrayGetCount(languages):
        return ""
    tag = ctypes.create_string_buffer(64)
    first = foundation.CFArrayGetValueAtIndex(languages, 0)
    foundation.CFStringGetCString(first, tag, len(tag), _UTF_8)
    return tag.value.decode("ascii", "replace")
