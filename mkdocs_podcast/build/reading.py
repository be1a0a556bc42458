"""The first stage: which pages are episodes of a show, and what their front matter says."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from ..model.problems import SETTINGS, Problem, Severity
from ..model.show import in_order
from ..pages import navigation, schedule
from ..source import frontmatter, people_pages
from ..source.bystanders import bystander_problems
from ..source.key_check import KeyCheck
from ..source.meta_files import MetaFiles
from ..source.page_reading import Reading, lost_address_problem
from ..source.selection import Selection, index_problem, matcher
from ..source.site import Site
from .kept_readings import KeptReadings, SiteQuestions
from .people_files import PeopleFiles
from .reporter import Reporter
from .settings import ShowSettings, SiteSettings
from .site_files import SiteFiles

if TYPE_CHECKING:
    from ..model.episode import Episode
    from .build_cache import BuildCache

_IN_TWO_SHOWS = (
    "two shows include this page, and the first one has it: "
    "narrow `include`, or list the page in `exclude`"
)


def docs_of(
    settings: ShowSettings, site: SiteSettings, files: SiteFiles, people_files: PeopleFiles
) -> Site:
    """What reading an episode needs to know of the site around it."""

    def read_text(path: str) -> str:
        return files.read(path)[0]

    folder_files: list[str] = []
    if site.meta_file:
        folder_files = [path for path in files if posixpath.basename(path) == site.meta_file]
    return Site(
        exists=files.__contains__,
        paths=files.__iter__,
        person=people_pages.person_finder(files, read_text),
        known_people=people_files.known_people(settings, files),
        meta_files=MetaFiles(folder_files, files.__contains__, read_text),
        media_prefix=settings.media_prefix,
        image_prefix=settings.image_prefix,
        keys=settings.keys,
        category=settings.category,
        tag=settings.tag,
        base_path=site.base_path,
        peertube=settings.peertube,
        castopod=settings.castopod,
    )


def read_episodes(
    settings: ShowSettings,
    docs: Site,
    files: SiteFiles,
    reporter: Reporter,
    cache: BuildCache,
    *,
    languages: Collection[str],
    indexes: Collection[str],
    is_taken: Callable[[str], bool],
) -> dict[str, Reading]:
    """The show's episodes by the paths of their pages; problems go to the reporter.

    Each of the `languages` may have a folder of its own. The `indexes` of the site's shows are
    never episodes; `is_taken` says whether an earlier show has a page already.
    """
    questions = SiteQuestions(docs)
    selection = Selection(settings.include, settings.exclude, questions.site, languages)
    kept = KeptReadings(selection, questions, cache, settings.include)
    keys = KeyCheck(docs.keys)
    readings: dict[str, Reading] = {}
    others: list[str] = []
    for path in files.candidates():
        if path not in indexes and selection.may_hold(path):
            with reporter.crash_boundary(path, "the page is not an episode of the site"):
                reading = _read_page(path, kept, files, reporter)
                if reading and is_taken(path):
                    reporter.report(Problem(path, _IN_TWO_SHOWS))
                elif reading:
                    reporter.report_all(keys.problems(path, reading.front))
                    readings[path] = reading
                elif selection.may_be_bystander(path):
                    others.append(path)
    texts = ((path, files.read(path)[0]) for path in others)
    problems = list(bystander_problems(texts, readings, docs, keys))
    if not readings and not problems:
        problems = [no_episode_problem(settings, files)]
    reporter.report_all(problems)
    return readings


def _read_page(
    path: str, kept: KeptReadings, files: SiteFiles, reporter: Reporter
) -> Reading | None:
    text, problems = files.read(path)
    if problems:
        # Episode or not, as it is read here where MkDocs would give up.
        reporter.report_all(problems)
        files.replace_text(path, text)
    reading, left_out = kept.read(path, text)
    if left_out:
        reporter.report(left_out)
    if reading:
        reporter.report_all(reading.problems)
    else:
        # MkDocs is given the text of an episode as it is.
        _report_lost_address(path, text, reporter)
    return reading


def _report_lost_address(path: str, text: str, reporter: Reporter) -> None:
    problem = lost_address_problem(path, text)
    if problem:
        reporter.report(problem)


def report_index(path: str, docs: Site, files: SiteFiles, reporter: Reporter) -> None:
    """Warns of an index whose front matter is that of an episode."""
    if path in files:
        text = files.read(path)[0]
        _report_lost_address(path, text, reporter)
        problem = index_problem(path, text, docs)
        if problem:
            reporter.report(problem)


def no_episode_problem(settings: ShowSettings, files: SiteFiles) -> Problem:
    """Why the show has no episode."""
    include = settings.include
    if not include:
        return Problem(SETTINGS, _no_page_message(settings, files), severity=Severity.INFO)
    from ..source.near_paths import near_pattern

    patterns = ", ".join(f"`{pattern}`" for pattern in include)
    paths = list(files.candidates())
    remedy = "write patterns as they begin in the docs folder, such as `episodes/*.md`"
    better = [near_pattern(pattern, paths) for pattern in include]
    if any(better):
        remedy = f"did you mean {', '.join(f'`{pattern}`' for pattern in better if pattern)}?"
    message = f"`include`: {patterns} matches no episode: {remedy}"
    return Problem(SETTINGS, message, field="episodes.include")


def _no_page_message(settings: ShowSettings, files: SiteFiles) -> str:
    from ..source.likely_episodes import likely_pattern

    is_excluded = matcher(settings.exclude)
    paths = (path for path in files.candidates() if not is_excluded(path))
    likely = likely_pattern(((path, files.read(path)[0]) for path in paths), settings.castopod)
    remedy = "or name the pages, such as `episodes: {include: [episodes/*.md]}`"
    if likely:
        remedy = f"or name the pages: did you mean `episodes: {{include: [{likely}]}}`?"
    mark = "`audio`"
    if settings.category:
        mark += f" or `category: {settings.category}`"
    return f"no page is an episode yet: give one {mark} in its front matter, {remedy}"


def place_episodes(
    episodes: Iterable[Episode],
    newest: int,
    site: SiteSettings,
    files: SiteFiles,
    reporter: Reporter,
) -> None:
    """Takes most episodes out of the navigation, and drafts out of the site.

    The `newest` stay in the navigation (all, if that is -1).
    """
    newest_first = in_order(episodes)
    named_paths = {*(site.navigation or ()), *files.named_in_navigation()}
    listed = navigation.listed(newest_first, named_paths, newest)
    for episode in newest_first:
        if episode.status(site.now):
            files.leave_out(episode.path)
        elif episode.path not in listed:
            files.leave_out_of_navigation(episode.path)
    due = schedule.scheduled(newest_first, site.now)
    reporter.report_all(schedule.far_ahead(due, site.now))
    if due:
        reporter.report_once(schedule.next_out(due))


def body_of(path: str, files: SiteFiles) -> tuple[int, str]:
    """The number of the first line and the Markdown of an episode's page, whose text is not kept."""
    front = frontmatter.read(files.read(path)[0])
    return front.line, front.body


def episodes_of(readings: Mapping[str, Reading]) -> list[Episode]:
    return [reading.episode for reading in readings.values()]
