"""Exchange two folders in one step, as the operating system offers it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD_LINUX = -100  # <fcntl.h>
_AT_FDCWD_DARWIN = -2  # <fcntl.h> of macOS
_RENAME_EXCHANGE = 2  # Linux: renameat2(2); macOS: RENAME_SWAP of renamex_np(2)


class ExchangeUnsupportedError(OSError):
    """The system or the file system cannot exchange two folders in one step."""


def exchange(first: Path, second: Path) -> None:
    """Swap two existing folders on one file system; every observer sees one or the other.

    Uses ``renameat2(RENAME_EXCHANGE)`` on Linux and ``renameatx_np(RENAME_SWAP)`` on
    macOS.

    Raises:
        ExchangeUnsupportedError: when there is no such call here; nothing was changed.
        OSError: when the call failed for another reason; nothing was changed.
    """
    name, folder = {
        "linux": ("renameat2", _AT_FDCWD_LINUX),
        "darwin": ("renameatx_np", _AT_FDCWD_DARWIN),
    }.get(sys.platform, ("", 0))
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        raise ExchangeUnsupportedError(errno.ENOSYS, "no call to exchange two folders")
    if call(folder, os.fsencode(first), folder, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}:
        raise ExchangeUnsupportedError(code, os.strerror(code), str(first))
    raise OSError(code, os.strerror(code), str(first), None, str(second))
