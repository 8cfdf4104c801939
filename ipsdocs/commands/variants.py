"""`ipsdocs variants`: what the base changed under each overlay, and taking it as seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from ipsdocs.build.files import LocalDisk, write_whole
from ipsdocs.build.plan import Selection
from ipsdocs.commands.builder import build_jobs, hold, made_apart, planner, stop_on_problems, tell
from ipsdocs.commands.common import (
    GOOD,
    PROBLEMS,
    Json,
    counted,
    json_option,
    leave,
    out_option,
    print_json,
    say,
    say_problems,
)
from ipsdocs.edition.drift import Conflict, Likely, Standing
from ipsdocs.edition.worddiff import changed_words, marked
from ipsdocs.problems import suggest
from ipsdocs.release.report import jobs
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.variants.accept import accepted
from ipsdocs.variants.status import Expired, Status
from ipsdocs.variants.status import status as status_of

NAMES = click.argument("names", nargs=-1, metavar="[VARIANT]...")


@click.group("variants")
def command() -> None:
    """Look after overlays: the changes that a culture, a setting or an organisation makes.

    Example: ipsdocs variants status
    """


@command.command("status")
@NAMES
@json_option
@click.pass_obj
def status(root: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Show how each operation stands to the base; exit 1 if not all is clean.

    An operation is clean, or its block says something else now (the words are shown), or is gone (with the likeliest
    new place). Conflicts in the declared stacks and expired reviews are shown, too.

    Example: ipsdocs variants status aotearoa
    """
    project = _project(root, names)
    try:
        found = status_of(project, names or project.variant_ids(), date.today())
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    if as_json:
        print_json(_json(found))
    else:
        for line in _lines(found):
            say(line)
    leave(GOOD if found.clean else PROBLEMS)


@command.command("accept")
@click.argument("variant")
@click.argument("modules", nargs=-1, metavar="[MODULE]...")
@click.pass_obj
def accept(root: Path, variant: str, modules: tuple[str, ...]) -> None:
    """Take the base as it is now as seen: read `variants status` first.

    Writes the fingerprints into VARIANT's overlays, of all modules and trainings or of the named ones, and keeps the
    words that were accepted, so that the next change can be shown word by word. What is gone stays as it is.

    Example: ipsdocs variants accept aotearoa trauma
    """
    project = _project(root, (variant,))
    for module in modules:
        _hold(module, (*project.overlay_modules(variant), *project.agenda_trainings(variant)), "MODULE")
    try:
        done = accepted(project, variant, modules)
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    disk = LocalDisk()
    for name, text in done.files:
        write_whole(disk, root / name, text.encode())
    for standing in done.changed:
        say(f"accepted  {_about(standing)}  base={standing.now}")
    for standing in done.gone:
        say(f"gone      {_about(standing)}: change or take out the operation", error=True)
    say(f"{counted(len(done.changed), 'change')} accepted, {len(done.gone)} gone")
    leave(PROBLEMS if done.gone else GOOD)


@command.command("report")
@click.argument("name")
@click.option("--locale", metavar="TAG", help="The language of the report, such as es or ar.")
@out_option
@json_option
@click.pass_obj
def report(root: Path, name: str, locale: str | None, out: Path | None, as_json: bool) -> None:
    """Make one paper of variant NAME for the people who review it: PDF and HTML, in reports/ of the output folder.

    It says who made the variant and why, asks the open questions, has room for each review that is still wanted, and
    shows every change beside the text that it changes.

    Example: ipsdocs variants report aotearoa
    """
    plan = planner(root)
    tag = locale or plan.curriculum.source_locale
    hold(plan, Selection(locales=(tag,)))
    _hold(name, plan.variant_ids(), "VARIANT")
    wanted = jobs(name, tag, plan)
    stop_on_problems(plan.problems)
    target = out or root / "build"
    planned = {job.output for job in (*plan.jobs(Selection()), *wanted)} | made_apart(target)
    summary = build_jobs(wanted, frozenset(planned), root, target, None, as_json)
    code = tell(summary, as_json)
    if not summary.failed and not as_json:
        for job in wanted:
            say(str(target / job.output))
    leave(code)


def _project(root: Path, names: tuple[str, ...]) -> Project:
    project = Project.at(root)
    for name in names:
        _hold(name, project.variant_ids(), "VARIANT")
    return project


def _hold(name: str, known: tuple[str, ...], what: str) -> None:
    if name not in known:
        raise click.BadParameter(f"unknown {what.lower()} “{name}”. {suggest(name, known)}", param_hint=what)


def _about(standing: Standing) -> str:
    operation = standing.operation
    return f"{operation.does:<8}{operation.at:<23} {operation.place}"


def _lines(found: Status) -> Iterator[str]:
    """Each operation; under one that isn't clean, what changed, or where its block may be now."""
    for standing in found.standings:
        yield f"{standing.state:<10}{_about(standing)}"
        if standing.state == "changed":
            yield from _changed(standing)
        elif standing.state == "gone":
            yield from _gone(standing, found)
    for stack, conflict in found.conflicts:
        first, second = conflict.first, conflict.second
        yield f"conflict  {second.does:<8}{second.at:<23} {second.place}"
        yield f"    in {'+'.join(stack)}, {conflict.earlier.variant} has {first.does} {first.at} ({first.place});"
        yield f"    write {conflict.seen} once both have been read together"
    for expired in found.expired:
        what = f"{expired.what} review" if expired.what else "variant"
        yield f"expired   {expired.variant.id}: the {what} ended on {expired.day}"
    yield _counts(found)


def _changed(standing: Standing) -> Iterator[str]:
    if not standing.said:
        yield "    the words it was written against were not kept; they are from its next `variants accept` on"
        return
    for runs in changed_words(standing.said, standing.says):
        yield f"    {marked(runs)}"


def _gone(standing: Standing, found: Status) -> Iterator[str]:
    place = found.places.get(standing)
    if place is None:
        yield "    nothing like it is left" if standing.said else "    its words were not kept"
        return
    here = place.passage
    name = f"“{here.id}”" if here.id else f"a {here.kind} without id"
    yield f"    most likely now {name} in {here.subject} ({here.place}), {place.share:.0%} the same words"


def _counts(found: Status) -> str:
    states = [standing.state for standing in found.standings]
    parts = [f"{states.count(state)} {state}" for state in ("clean", "changed", "gone")]
    more = f"{counted(len(found.conflicts), 'conflict')}, {len(found.expired)} expired"
    return f"{counted(len(states), 'operation')}: {', '.join(parts)}; {more}"


def _json(found: Status) -> Json:
    return {
        "operations": [_operation_json(standing, found) for standing in found.standings],
        "conflicts": [_conflict_json(stack, conflict) for stack, conflict in found.conflicts],
        "expired": [_expired_json(expired) for expired in found.expired],
    }


def _operation_json(standing: Standing, found: Status) -> Json:
    operation, place = standing.operation, found.places.get(standing)
    return {
        "variant": standing.overlay.variant,
        "subject": standing.overlay.subject,
        "does": operation.does,
        "at": operation.at,
        "dimension": operation.dimension,
        "depth": operation.depth,
        "state": standing.state,
        "base": operation.base,
        "now": standing.now,
        "changed": [marked(runs) for runs in changed_words(standing.said, standing.says)] if standing.said else [],
        "likely": _likely_json(place) if place else None,
        "file": operation.place.file,
        "line": operation.place.line,
    }


def _likely_json(likely: Likely) -> Json:
    return {
        "subject": likely.passage.subject,
        "id": likely.passage.id,
        "file": likely.passage.place.file,
        "line": likely.passage.place.line,
        "share": round(likely.share, 2),
    }


def _conflict_json(stack: tuple[str, ...], conflict: Conflict) -> Json:
    places = {"first": conflict.first.place, "second": conflict.second.place}
    return {
        "stack": "+".join(stack),
        "earlier": conflict.earlier.variant,
        "later": conflict.later.variant,
        "at": [conflict.first.at, conflict.second.at],
        **{key: f"{place.file}:{place.line}" for key, place in places.items()},
    }


def _expired_json(expired: Expired) -> Json:
    return {"variant": expired.variant.id, "what": expired.what or "variant", "day": expired.day.isoformat()}
