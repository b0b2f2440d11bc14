"""Has a process yield the processor to others, by NICENESS, once it has started.

While it starts it is waited for, and yields to nobody.
"""

import os

from datasette import hookimpl


@hookimpl
def startup() -> None:
    os.nice(int(os.environ.get("NICENESS", "0")))
