"""Builds one site and prints the seconds of CPU that the plugin's events and Markdown processors
took."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import CombinedEvent

from mkdocs_podcast.markdown import extension
from mkdocs_podcast.plugin import PodcastPlugin

spent = 0.0
running = False


def timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, whose time is added to `spent`; a function that another one calls is not
    counted twice."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        global spent, running
        if running:
            return function(*arguments, **keywords)
        running, start = True, time.process_time()
        try:
            return function(*arguments, **keywords)
        finally:
            spent += time.process_time() - start
            running = False

    call.__dict__.update(function.__dict__)
    return call


# An event is a function, or several with priorities of their own.
for name, event in list(vars(PodcastPlugin).items()):
    if isinstance(event, CombinedEvent):
        event.methods = tuple(timed(method) for method in event.methods)
    elif name.startswith("on_"):
        setattr(PodcastPlugin, name, timed(event))
for processor in list(vars(extension).values()):
    if (
        isinstance(processor, type)
        and processor.__module__ == extension.__name__
        and "run" in vars(processor)
    ):
        processor.run = timed(processor.run)  # type: ignore[attr-defined]

logging.disable(logging.CRITICAL)
config = load_config(sys.argv[1])
config.plugins.on_startup(command="build", dirty=False)
build(config)
print(spent)
