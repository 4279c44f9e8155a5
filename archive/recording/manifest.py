"""Manifest: what the user states where the text does not (补充说明).

    --set FIELD=VALUE         for every source of the call
    --manifest FILE           JSONL, one object a source: {"path": …, FIELD: VALUE, …}
    FIELD!                    instead of FIELD: the text states otherwise, and is overruled

A value that the text states too is no news; one that the text contradicts
stops the recording until the user decides. How each value is known is kept.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Any, NamedTuple

from archive.errors import RequestError
from archive.recording.planned import Conflict
from archive.records.statements import ActKind, Overridden, StatedBy, WitnessKind
from archive.timeline.commencing import Stating, stating
from texts.promulgation import Adoption, Approval, DocumentNumber, DocumentType, DocumentVariety, Promulgation

__all__ = ["FIELDS", "BadSetting", "Overlaid", "Setting", "overlay", "read_manifest", "read_settings"]


class BadSetting(RequestError):
    """A field that does not exist, or a value that it cannot have."""


class Setting(NamedTuple):
    """One value that the user states.

    Args:
        value: as typed; of a list, its parts joined by `;`.
        by: manifest or set.
        override: whether it holds against what the text states.
    """

    value: str
    by: StatedBy
    override: bool = False


class Overlaid(NamedTuple):
    """What is known of a text's making, the user's values included.

    Args:
        promulgation: with the user's values.
        stated: the Versions that it speaks of, with the user's values.
        stated_by: field → text, manifest or set.
        overridden: values of the text that the user overruled.
        conflicts: values of the user that the text contradicts.
    """

    promulgation: Promulgation
    stated: Stating
    stated_by: dict[str, StatedBy]
    overridden: tuple[Overridden, ...]
    conflicts: tuple[Conflict, ...]


class _Field(NamedTuple):
    """A field that the user may state.

    Args:
        read: the value out of the words typed; raises ValueError.
        stated: the value that the text states, or `None`.
        put: the Promulgation with the value; `None` where it stands elsewhere.
        meaning: for the error that lists the fields.
    """

    read: Callable[[str], Any]
    meaning: str
    stated: Callable[[Promulgation, Stating], Any] | None = None
    put: Callable[[Promulgation, Any], Promulgation] | None = None


def _day(words: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        raise ValueError("a day is written YYYY-MM-DD")
    return date.fromisoformat(words)


def _words(words: str) -> str:
    if not words.strip():
        raise ValueError("it is empty")
    return words.strip()


def _list(words: str) -> tuple[str, ...]:
    return tuple(_words(part) for part in words.split(";"))


def _one_of(kind: type[Enum]) -> Callable[[str], Enum]:
    def read(words: str) -> Enum:
        try:
            return kind(words)
        except ValueError:
            raise ValueError(f"one of {', '.join(str(member.value) for member in kind)}") from None

    return read


def _received(words: str) -> WitnessKind:
    """Read the kind of a text that was received: what yange compiles itself says how."""
    kinds = {kind.value: kind for kind in WitnessKind if kind is not WitnessKind.COMPILED}
    if words not in kinds:
        raise ValueError(f"one of {', '.join(kinds)}")
    return kinds[words]


def _plain(name: str) -> Callable[[Promulgation, Any], Promulgation]:
    return lambda promulgation, value: replace(promulgation, **{name: value})


def _of_own_act(name: str, put: Callable[[Promulgation, date], Promulgation]) -> Callable[[Promulgation, date], Promulgation]:
    """Put a day where it belongs: to the last amendment of the header note, where there is one."""

    def place(promulgation: Promulgation, day: date) -> Promulgation:
        if not promulgation.amendments:
            return put(promulgation, day)
        changed: dict[str, Any] = {name: day}
        return replace(promulgation, amendments=(*promulgation.amendments[:-1], replace(promulgation.amendments[-1], **changed)))

    return place


def _put_adopted(promulgation: Promulgation, day: date) -> Promulgation:
    first, *rest = promulgation.adoptions or (Adoption(None, None, None),)
    return replace(promulgation, adoptions=(replace(first, adopted=day), *rest))


def _put_approved(promulgation: Promulgation, day: date) -> Promulgation:
    first, *rest = promulgation.approvals or (Approval(None, None, None),)
    return replace(promulgation, approvals=(replace(first, approved=day), *rest))


def _effective(_: Promulgation, stated: Stating) -> date | None:
    days = {clause.effective for clause in stated.own.commencements if clause.scope is None and clause.effective is not None}
    return min(days, default=None)


FIELDS: Mapping[str, _Field] = {
    "title": _Field(_words, "title of the text", lambda p, _: p.title, _plain("title")),
    "doc_type": _Field(_one_of(DocumentType), "kind of instrument", lambda p, _: p.doc_type, _plain("doc_type")),
    "variety": _Field(_one_of(DocumentVariety), "kind within the kind", lambda p, _: p.variety, _plain("variety")),
    "jurisdiction": _Field(_words, "where it is law, ISO 3166-2 (CN-XJ)", lambda p, _: p.jurisdiction, _plain("jurisdiction")),
    "enacting_body": _Field(_list, "organs that made it, by ;", lambda p, _: p.enacting_body or None, _plain("enacting_body")),
    "issuing_authority": _Field(_list, "organs that published it, by ;", lambda p, _: p.issuing_authority or None, _plain("issuing_authority")),
    "number": _Field(
        lambda words: DocumentNumber(_words(words)),
        "its own number",
        lambda p, _: p.number and DocumentNumber(p.number.printed),
        _plain("number"),
    ),
    "signatory": _Field(_words, "who signed", lambda p, _: p.signatory, _plain("signatory")),
    "adopted": _Field(_day, "day its act was adopted", lambda _, s: s.own.act.adopted, _of_own_act("amended", _put_adopted)),
    "approved": _Field(_day, "day its act was approved", lambda _, s: s.own.approved, _of_own_act("approved", _put_approved)),
    "promulgated": _Field(_day, "day its act was published", lambda _, s: s.own.act.promulgated, _of_own_act("promulgated", _plain("promulgated"))),
    "effective": _Field(_day, "day this version took effect", _effective),
    "act_kind": _Field(_one_of(ActKind), "what the act made of the law", lambda _, s: s.own.act.kind),
    "act_title": _Field(_words, "title of the amending act", lambda _, s: s.own.act.title),
    "work": _Field(_words, "id of the law it belongs to, or new"),
    "version": _Field(_words, "label of the version it is a text of, or new"),
    "alias": _Field(_list, "other names of the law, by ;"),
    "kind": _Field(_received, "where the text comes from"),
    "origin": _Field(_words, "URL or file it was found at"),
}
"""Every field that `--set` and a manifest know."""


def read_settings(given: Mapping[str, Any], by: StatedBy, *, where: str = "") -> dict[str, Setting]:
    """Check what the user states.

    Args:
        given: field → value; a list is joined by `;`.
        by: manifest or set.
        where: the line of the manifest, for the error.

    Raises:
        BadSetting: a field is unknown, or its value is none that it can have.
    """
    found: dict[str, Setting] = {}
    for key, given_value in given.items():
        name, override = key.removesuffix("!"), key.endswith("!")
        if name not in FIELDS:
            known = ", ".join(f"{field} ({kind.meaning})" for field, kind in FIELDS.items())
            raise BadSetting(f"{where}unknown field: {name!r}", hint=f"known fields: {known}")
        value = ";".join(given_value) if isinstance(given_value, list) and all(isinstance(one, str) for one in given_value) else given_value
        if not isinstance(value, str):
            raise BadSetting(f"{where}{name}: expected words, found {value!r}")
        try:
            FIELDS[name].read(value)
        except ValueError as error:
            raise BadSetting(f"{where}{name}: {value!r} cannot be read: {error}") from error
        found[name] = Setting(value, by, override)
    return found


def read_manifest(text: str, name: str) -> dict[str, dict[str, Setting]]:
    """Read a manifest.

    Returns:
        The settings of each path, as it stands in the manifest.

    Raises:
        BadSetting: a line is no object with a path, or names a path twice.
    """
    found: dict[str, dict[str, Setting]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}: "
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise BadSetting(f"{where}not JSON: {error}") from error
        path = entry.pop("path", None) if isinstance(entry, dict) else None
        if not isinstance(path, str):
            raise BadSetting(f"{where}expected an object with a path", hint='a line looks like {"path": "a.txt", "effective": "2020-05-01"}')
        if path in found:
            raise BadSetting(f"{where}{path} stands twice")
        found[path] = read_settings(entry, StatedBy.MANIFEST, where=where)
    return found


def settings_for(source: str, manifest: Mapping[str, dict[str, Setting]], folder: PurePath) -> dict[str, Setting]:
    """Return what a manifest states of one source: its path as given, or relative to the manifest's folder."""
    for path, settings in manifest.items():
        if PurePath(path) == PurePath(source) or folder / path == PurePath(source):
            return settings
    return {}


def overlay(promulgation: Promulgation, settings: Mapping[str, Setting], where: Callable[[str], str]) -> Overlaid:
    """Add the user's values to what the text states.

    Args:
        where: the place in the text that states a field, in words.
    """
    told = promulgation
    as_stated = stating(promulgation)
    stated_by: dict[str, StatedBy] = {}
    overridden: list[Overridden] = []
    conflicts: list[Conflict] = []
    for name, field in FIELDS.items():
        stated = field.stated(promulgation, as_stated) if field.stated else None
        if stated is not None:
            stated_by[name] = StatedBy.TEXT
        setting = settings.get(name)
        if setting is None or field.stated is None:
            continue
        value = field.read(setting.value)
        if stated == value:
            continue
        if stated is not None and not setting.override:
            conflicts.append(Conflict(name, _printed(stated), where(name), setting.value, setting.by.value))
            continue
        if stated is not None:
            overridden.append(Overridden(name, _printed(stated), where(name)))
        stated_by[name] = setting.by
        told = field.put(told, value) if field.put else told
    return Overlaid(told, _restated(told, settings, stated_by), stated_by, tuple(overridden), tuple(conflicts))


def _restated(promulgation: Promulgation, settings: Mapping[str, Setting], stated_by: Mapping[str, StatedBy]) -> Stating:
    """Give every day to its Version, with what the user says of the text's own act."""

    def told(name: str) -> Any:
        by_user = stated_by.get(name) not in (None, StatedBy.TEXT)
        return FIELDS[name].read(settings[name].value) if by_user else None

    by = stated_by.get("effective", StatedBy.SET).value
    found = stating(promulgation, kind=told("act_kind"), effective=told("effective"), stated_by=by)
    title = told("act_title")
    if title is None:
        return found
    own = replace(found.own, act=replace(found.own.act, title=title))
    return replace(found, versions=(*found.versions[:-1], own))


def _printed(value: Any) -> str:
    if isinstance(value, DocumentNumber):
        return value.printed
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ";".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(getattr(value, "value", value))
