"""One build at work: what is known of each job, and what is to do. `run.run` calls its steps in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from ipsdocs.build import manifest
from ipsdocs.build.files import CACHE, MANIFEST, Disk, Outputs, Unwritable, write_whole
from ipsdocs.build.job import Job
from ipsdocs.build.pool import Pool
from ipsdocs.build.stamps import digest, first
from ipsdocs.build.state import Kept, Made, Record, State
from ipsdocs.build.store import Cache, LocalStore
from ipsdocs.build.summary import Done, How, Settled
from ipsdocs.build.work import Failed, Outcome, Task, failure


class Session:
    """A build's memory and hands; it lives for one run, under the folder's lock."""

    def __init__(
        self,
        jobs: Sequence[Job],
        out: Path,
        disk: Disk,
        planned: frozenset[str],
        progress: Callable[[Done], None],
    ) -> None:
        self._jobs = jobs
        self._out = out
        self._disk = disk
        self._planned = planned
        self._progress = progress
        self._outputs = Outputs(out, disk)
        store = LocalStore(out / CACHE, disk)
        store.clean()
        self._cache = Cache(store)
        self._state = self._cache.state()
        self._pending = self._cache.pending()
        self._outputs.clean(self._pending)
        self._written = self._read_manifest()
        self._trusted = digest(self._written) == self._state.manifest
        self._settled: dict[str, Settled] = {}
        self._restorable: list[tuple[Job, str, Made, Record | None]] = []
        self._todo: list[Task] = []
        self._code = ""
        self._damaged: list[str] = []

    def look(self, code: str) -> None:
        """Sort the jobs into those that are done, those in the cache, and those to make."""
        self._code = code
        for job in self._jobs:
            stamp = first(job, code)
            kept = self._state.outputs.get(job.output)
            fresh = self._trusted and kept is not None and kept.first == stamp
            record = None if fresh else self._cache.record(stamp)
            made = kept.made if fresh and kept else record.made if record else None
            if made is None:
                self._todo.append(Task(job, stamp, code, self._out / CACHE))
                continue
            found = self._outputs.digest(job.output)
            if found == made.sha256:
                self._settle(job, "unchanged", stamp, made, record)
                continue
            if found and kept and found != kept.made.sha256 and job.output not in self._pending:
                self._damaged.append(job.output)
            self._restorable.append((job, stamp, made, record))

    def mark(self) -> None:
        """Note which files may change now, so that the next build knows if this one is killed."""
        writing = [job.output for job, *_ in self._restorable] + [task.job.output for task in self._todo]
        pending = self._pending.union(writing)
        if pending != self._pending:
            self._cache.note_pending(pending)
            self._pending = pending

    def restore(self) -> None:
        """Write what the cache still has; the rest is to make."""
        for job, stamp, made, record in self._restorable:
            data = self._cache.blob(made.sha256)
            if data is None:
                self._todo.append(Task(job, stamp, self._code, self._out / CACHE))
            else:
                self._outputs.write(job.output, data)
                self._settle(job, "restored", stamp, made, record)

    def make(self, pool: Pool) -> None:
        """Have the workers make the rest; what they made is written as it comes."""
        if not self._todo:
            return
        try:
            for number, outcome in pool.each(self._todo):
                self._take(self._todo[number], outcome)
        except BaseException:  # also Ctrl-C: leave no worker at work on a build that has ended
            pool.close()
            raise

    def remove(self) -> tuple[str, ...]:
        """Remove the files of earlier builds that aren't planned any more, and no others."""
        ours = self._pending.union(self._state.outputs)
        if not self._trusted:
            ours = ours.union(self._entries)
        return tuple(output for output in sorted(ours - self._planned) if self._outputs.remove(output))

    def close(self) -> None:
        """Write state and manifest, unless they say so already, after everything that they speak of."""
        kept: dict[str, Kept] = {}
        changed: manifest.Entries = {}
        for output in sorted(self._planned):
            each = self._settled.get(output)
            if each is None or each.made is None:
                self._carry(output, kept, changed)
                continue
            old = self._state.outputs.get(output)
            before = "" if old is None else old.before if old.first == each.first else old.first
            kept[output] = Kept(each.first, before, each.made)
            if each.record:
                changed[output] = manifest.entry(each.record)
        if not self._trusted or changed or kept != self._state.outputs:
            self._finish(kept, self._entries | changed)
        if self._pending:
            self._cache.note_pending(frozenset())

    def settled(self) -> tuple[Settled, ...]:
        """Give how each job ended, in the order of the jobs."""
        return tuple(self._settled[job.output] for job in self._jobs)

    def damaged(self) -> list[str]:
        return self._damaged + self._cache.damaged

    @cached_property
    def _entries(self) -> manifest.Entries:
        """The last manifest's entries, read only when one of them is needed."""
        return manifest.read(self._written)

    def _take(self, task: Task, outcome: Outcome) -> None:
        job = task.job
        if isinstance(outcome, Failed) and outcome.fatal == "disk":
            raise Unwritable(outcome.problems[0].message)
        if not isinstance(outcome, Failed):
            self._damaged += outcome.damaged
            made = outcome.record.made
            if self._place(job.output, made.sha256):
                self._settle(job, outcome.how, task.first, made, outcome.record)
                return
            outcome = failure(job, "what was made of it is gone from the cache.", "Run the build again.")
        self._settled[job.output] = Settled(job.output, "failed", task.first, problems=outcome.problems)
        self._tell(job.output, "failed", 0)

    def _place(self, output: str, sha256: str) -> bool:
        """Have an output stand with this content, from the cache if need be; say whether it does."""
        if self._outputs.digest(output) == sha256:
            return True
        data = self._cache.blob(sha256)
        if data is not None:
            self._outputs.write(output, data)
        return data is not None

    def _carry(self, output: str, kept: dict[str, Kept], changed: manifest.Entries) -> None:
        """Keep what the last build says of an output that this one didn't make, if it is still so."""
        old = self._state.outputs.get(output)
        if self._trusted and output not in self._pending:
            if old:
                kept[output] = old
            return
        entry = self._entries.get(output)
        if entry is None and old and (record := self._cache.record(old.first)):
            entry = manifest.entry(record)
        if entry is None or not self._place(output, entry["sha256"]):
            return
        changed[output] = entry
        if old is None or old.made.sha256 != entry["sha256"]:
            old = Kept("", "", Made(entry["sha256"], entry["bytes"], entry["pages"]))
        kept[output] = old

    def _finish(self, kept: dict[str, Kept], entries: manifest.Entries) -> None:
        kept = {output: each for output, each in kept.items() if output in entries}
        data = manifest.write({output: entries[output] for output in kept})
        self._flush()
        self._cache.note_state(State(kept, digest(data)))
        if data != self._written:
            write_whole(self._disk, self._out / MANIFEST, data)
        self._flush()

    def _flush(self) -> None:
        try:
            self._disk.flush(self._out)
        except OSError as error:
            raise Unwritable(f"{self._out} cannot be written: {error.strerror or error}.") from error

    def _read_manifest(self) -> bytes:
        try:
            return self._disk.read(self._out / MANIFEST)
        except OSError:
            return b""

    def _settle(self, job: Job, how: How, stamp: str, made: Made, record: Record | None) -> None:
        self._settled[job.output] = Settled(job.output, how, stamp, made, record, made.problems)
        self._tell(job.output, how, made.pages)

    def _tell(self, output: str, how: How, pages: int) -> None:
        self._progress(Done(output, how, pages, len(self._settled), len(self._jobs)))
