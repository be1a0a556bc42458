"""Groups of options whose messages name the option in full, its line in mkdocs.yml and, where the name
is unknown, a similar one.

MkDocs itself says `Unrecognised configuration name`, and knows no lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..text.matching import nearest_choice
from .option_lines import line_note
from .option_types import EntryError

# In another group, only what can hardly be anything else is the option that is meant.
_VERY_LIKE = 0.8


class NamedOptions(base.Config):
    """Options of the plugin; those of a group have its name and a dot as `name_start`."""

    name_start = ""
    outer_names: Collection[str] = ()
    other_names: Mapping[str, str] = MappingProxyType({})
    """What options are called elsewhere, and here."""

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        self._misspelled: list[str] = []
        failed, warnings = super().validate()
        located_errors = [(key, self._located(key, error)) for key, error in failed]
        return located_errors, [(key, self._warning(key, text)) for key, text in warnings]

    def _located(self, key: str, error: Exception) -> Exception:
        """The error with its line; a group's error has that of the option in the group."""
        if not isinstance(error, base.ValidationError):
            return error
        option = dict(self._schema)[key]
        if isinstance(option, Group):
            return error
        line = ""
        if isinstance(error, EntryError):
            line = self._line(f"{key}.{error.entry}")
        return base.ValidationError(f"{error}{line or self._line(key)}")

    def _warning(self, key: str, text: str) -> str:
        if key in self._schema_keys:
            return text
        return f"There is no option `{self.name_start}{key}`{self._similar(key)}{self._line(key)}."

    def _similar(self, key: str) -> str:
        """` (did you mean `x`?)`; the remedy where no option is nearly called so."""
        name = self._meant_option(key)
        if not name:
            return ": remove it"
        self._misspelled.append(name)
        if name.startswith(self.name_start):
            return f" (did you mean `{name}`?)"
        return f" (did you mean `{name}`, outside of `{self.name_start.rstrip('.')}`?)"

    def _meant_option(self, key: str) -> str:
        """The full name of the option that is called so elsewhere, or nearly so; "" without one."""
        for group_name, option in self._schema:
            if isinstance(option, Group) and key in dict(option.config_class._schema):
                return f"{self.name_start}{group_name}.{key}"
        if key in self.outer_names:
            return key
        other = self.other_names.get(key.casefold())
        if other:
            return other
        similar = nearest_choice(key, self._schema_keys)
        if similar:
            return f"{self.name_start}{similar}"
        return nearest_choice(key, self.outer_names, _VERY_LIKE)

    def misspelled_options(self) -> Iterator[str]:
        """The options that others are nearly called like, which do not exist: these are not set."""
        yield from self._misspelled
        for name, option in self._schema:
            if isinstance(option, Group):
                yield from self[name].misspelled_options()

    def _line(self, key: str) -> str:
        return line_note(self.config_file_path, f"{self.name_start}{key}")


Options = TypeVar("Options", bound=NamedOptions)


class Group(c.SubConfig[Options], Generic[Options]):
    """Options below a name; a name with nothing below it sets none of them."""

    def __init__(self, config_class: type[Options]) -> None:
        super().__init__(config_class)
        self.config_class = config_class
        self._name_start = ""
        self._outer_names: Collection[str] = ()
        self._other_names: Mapping[str, str] = {}

    def pre_validation(self, config: base.Config, key_name: str) -> None:
        super().pre_validation(config, key_name)
        if isinstance(config, NamedOptions):
            self._name_start = f"{config.name_start}{key_name}."
            self._outer_names = config._schema_keys
            self._other_names = config.other_names

    def run_validation(self, value: object) -> Options:
        if value is not None and not isinstance(value, dict):
            first = next(iter(dict(self.config_class._schema)))
            line = line_note(self._config_file_path or "", self._name_start.rstrip("."))
            raise base.ValidationError(
                f"Expected options below it, such as `{first}:`, but got {value!r}.{line}"
            )
        options = self.config_class(config_file_path=self._config_file_path)
        options.name_start = self._name_start
        options.outer_names = self._outer_names
        options.other_names = self._other_names
        options.load_dict(value or {})
        failed, warnings = options.validate()
        self.warnings.extend(text for _, text in warnings)
        for key, error in failed:
            raise base.ValidationError(f"Sub-option '{key}': {error}")
        return options
