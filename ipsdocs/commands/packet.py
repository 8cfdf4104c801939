"""`ipsdocs packet`: one folder and zip for a trainer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

import click

from ipsdocs.build.files import LocalDisk, write_whole
from ipsdocs.build.job import Options
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.summary import Summary
from ipsdocs.commands.builder import build_jobs, hold, made_apart, planner, stop_on_problems, tell
from ipsdocs.commands.common import jobs_option, json_option, leave, out_option, say
from ipsdocs.model import Paper
from ipsdocs.problems import Problems, near, suggest
from ipsdocs.release.bundle import SUMS, bundle, sums
from ipsdocs.release.packet import Packet, jobs
from ipsdocs.source.curriculum import parse_stack
from ipsdocs.source.hub import Hub, overlaid, read_hub


@click.command("packet")
@click.argument("training", required=False)
@click.option("--locale", metavar="TAG", help="The language, such as es or ar.")
@click.option("--variant", metavar="A+B", help="The stack of variants; none is the base.")
@click.option("--hub", "hub_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A hub.yaml.")
@click.option("--region", metavar="ID", help="Whose support contacts to print, such as us or nz.")
@click.option("--start", metavar="WHEN", help="When the first session begins, such as 2027-01-11T10:00.")
@click.option("--zone", metavar="NAME", help="The time zone of --start, such as Pacific/Auckland.")
@click.option("--also", "zones", multiple=True, metavar="NAME", help="Another zone to show times in.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper; else the locale's own.")
@click.option("--large-print", is_flag=True, help="Text of 18 points and no tinted grounds.")
@click.option("--greyscale", is_flag=True, help="No colour at all.")
@jobs_option
@out_option
@json_option
@click.pass_obj
def command(
    root: Path,
    training: str | None,
    locale: str | None,
    variant: str | None,
    hub_file: Path | None,
    region: str | None,
    start: str | None,
    zone: str | None,
    zones: tuple[str, ...],
    paper: Paper | None,
    large_print: bool,
    greyscale: bool,
    jobs: int | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Make a trainer's packet of TRAINING: print it, project it, edit it, run it over a video call.

    What stands in hub.yaml holds unless an option says otherwise.

    Example: ipsdocs packet core-online --locale es --start 2027-01-11T10:00 --zone America/Bogota
    """
    plan = planner(root)
    chosen = Hub(
        training=training or "",
        locale=locale or "",
        variant=variant or "",
        region=region or "",
        paper=paper,
        start=start or "",
        zone=zone or "",
        zones=zones,
        large_print=large_print,
        greyscale=greyscale,
    )
    packet = _packet(plan, overlaid(_hub(hub_file), chosen))
    target = out or root / "build"
    summary = _build(packet, plan, root, target, jobs, as_json)
    code = tell(summary, as_json)
    if not summary.failed:
        files = _bundle(packet, target)
        if not as_json:
            say(f"{target / packet.folder}/ and {target / packet.folder}.zip, {files} files")
    leave(code)


def _hub(file: Path | None) -> Hub:
    if file is None:
        return Hub()
    problems = Problems()
    hub = read_hub(file, problems)
    stop_on_problems(problems)
    return hub or Hub()


def _packet(plan: Planner, wishes: Hub) -> Packet:
    """The packet that is wished for; what the project or the calendar doesn't know is wrong usage."""
    locale = wishes.locale or plan.curriculum.source_locale
    if not wishes.training:
        raise click.UsageError(f"name a training: {', '.join(plan.training_ids())}")
    stacks = (wishes.variant,) if wishes.variant else ()
    hold(plan, Selection(trainings=(wishes.training,), locales=(locale,), stacks=stacks))
    if wishes.region and wishes.region not in plan.region_ids():
        hint = suggest(wishes.region, plan.region_ids())
        raise click.UsageError(f"unknown region “{wishes.region}”. {hint}")
    _hold_times(wishes)
    options = Options(
        paper=wishes.paper,
        large=wishes.large_print,
        greyscale=wishes.greyscale,
        region=wishes.region,
        accent=wishes.accent,
        hub=wishes.name,
        start=wishes.start,
        zone=wishes.zone,
        zones=wishes.zones,
    )
    return Packet(wishes.training, locale, parse_stack(wishes.variant), wishes.id, options)


def _hold_times(wishes: Hub) -> None:
    if bool(wishes.start) != bool(wishes.zone):
        raise click.UsageError("a start needs a zone, and a zone a start")
    for zone in (wishes.zone, *wishes.zones):
        if zone and zone not in available_timezones():
            raise click.UsageError(f"unknown time zone “{zone}”. {near(zone, available_timezones())}")
    try:
        if wishes.start:
            datetime.fromisoformat(wishes.start)
    except ValueError as error:
        raise click.UsageError(f"“{wishes.start}” is no time; write it as 2027-01-11T10:00") from error


def _build(packet: Packet, plan: Planner, root: Path, out: Path, workers: int | None, quiet: bool) -> Summary:
    """Build the packet's own files; everything else in the output folder stays."""
    training = plan.for_locale(packet.locale).training(packet.training, packet.stack)
    stop_on_problems(plan.problems)
    assert training is not None  # its reader notes a problem wherever it gives none
    wanted = jobs(packet, training, plan)
    apart = {output for output in made_apart(out) if not output.startswith(f"{packet.folder}/")}
    others = {job.output for job in plan.jobs(Selection())} | apart
    return build_jobs(wanted, frozenset(others | {job.output for job in wanted}), root, out, workers, quiet)


def _bundle(packet: Packet, out: Path) -> int:
    """Write the packet's sums and its zip; the number of files in it."""
    folder = out / packet.folder
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS and not path.name.startswith(".")
    }
    files[SUMS] = sums(files)
    disk = LocalDisk()
    write_whole(disk, folder / SUMS, files[SUMS])
    write_whole(disk, out / f"{packet.folder}.zip", bundle(packet.name, files))
    return len(files)
