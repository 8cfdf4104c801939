"""A build: from jobs to files in the output folder, doing only what changed.

However it ends, each output is whole, as it was or as it is now, and the next build gives what a clean one
would: what is made is in the cache before it is used, and the files that a build may write are noted first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from ipsdocs.build.files import Disk, LocalDisk
from ipsdocs.build.job import Job
from ipsdocs.build.locks import only_build
from ipsdocs.build.pool import Pool
from ipsdocs.build.session import Session
from ipsdocs.build.stamps import code_digest
from ipsdocs.build.summary import Done, Summary, summarise


def silent(done: Done) -> None:
    """Show no progress."""


def run(
    jobs: Sequence[Job],
    out: Path,
    pool: Pool,
    progress: Callable[[Done], None] = silent,
    *,
    planned: Collection[str],
    code: str | None = None,
    disk: Disk | None = None,
) -> Summary:
    """Build the jobs into the folder `out`.

    Args:
        planned: the output paths of the whole plan, of which `jobs` may be a selection: what an earlier
            build made of the rest stays, and what it made and is no longer planned is removed.
        code: the digest of what the jobs are made with; this package's by default.
        disk: what `out` is on; tests bring their own.

    Raises:
        AnotherBuild: a build is running in the folder.
        Unwritable: the disk refuses.
        CannotStart: the workers can't make anything.
    """
    begun = time.perf_counter()
    outputs = frozenset(job.output for job in jobs)
    if len(outputs) < len(jobs):
        raise ValueError("two jobs have the same output")  # the plan's mistake, not the content's
    with only_build(out):
        session = Session(jobs, out, disk or LocalDisk(), outputs.union(planned), progress)
        session.look(code or code_digest())
        session.mark()
        session.restore()
        session.make(pool)
        removed = session.remove()
        session.close()
    return summarise(session.settled(), removed, session.damaged(), time.perf_counter() - begun)
