"""What stands in the memory of a process. For the superuser."""

import re
import time

CHUNK = 1 << 20


def finds(pid, pattern):
    """Regions of that process in which these bytes stand, a line each."""
    found = []
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:
        regions = [line for line in maps if re.match(r"\S+ r", line) and "[v" not in line]
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in regions:
            begin, end = (int(one, 16) for one in line.split()[0].split("-"))
            at = begin
            while at < end:
                size = min(CHUNK, end - at)
                try:
                    memory.seek(at)
                    bytes_read = memory.read(size)
                except OSError:
                    break  # A guard page.
                if pattern in bytes_read:
                    found.append(f"{at + bytes_read.index(pattern):x} in {line.strip()}")
                if size < CHUNK:
                    break
                at += CHUNK - len(pattern)  # What lies across the edge is seen by the next look.
    return found


def left(pid, pattern, deadline=20.0):
    """The same once it is nowhere, or when that has taken too long: buffers in use pass on."""
    end = time.monotonic() + deadline
    while True:
        found = finds(pid, pattern)
        if not found or time.monotonic() > end:
            return found
        time.sleep(0.5)
