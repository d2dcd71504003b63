"""The event bus of Loki: emit, subscribe and replay, from Python 3.9 on and with the standard library alone.

    import loki_events

    bus = loki_events.EventBus(".loki/events")
    bus.emit("task", "runner", {"action": "complete", "task_id": "task-001"})
    bus.replay(print, types=["task"])

An event is a dict with id, type, source, timestamp, payload and version, as it stands in its file.
"""

import json
import logging
import os
import re
import secrets
import stat
import threading
import time
from datetime import datetime, timedelta, timezone

VERSION = "1.0"
TYPES = ("state", "memory", "task", "metric", "error", "session", "command", "user")
SOURCES = ("cli", "api", "vscode", "mcp", "skill", "hook", "dashboard", "memory", "runner")

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 500
MAX_NUMBER_LENGTH = 10_000


_log = logging.getLogger("loki_events")


class EventError(ValueError):
    """What was given is no event. The message says what was expected, and quotes nothing of it."""


# ---- one event and its text -----------------------------------------------------------------------------------------

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}")
_TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII
)
_ESCAPE_QUOTE_OR_BRACKET = re.compile(r'\\.|["\[\]{}]', re.DOTALL)


def require_id(event_id):
    """Checks an id, which becomes part of a file name, and returns it."""
    if not isinstance(event_id, str) or not _ID.fullmatch(event_id):
        raise EventError("id must be 1 to 128 letters, digits, _ or -, the first a letter or digit")
    return event_id


def instant(timestamp):
    """The moment a timestamp such as 2026-02-21T10:00:00.000Z names, in nanoseconds since 1970."""
    match = _TIMESTAMP.fullmatch(timestamp) if isinstance(timestamp, str) else None
    try:
        year, month, day, hour, minute, second = (int(digits) for digits in match.groups()[:6])
        moment = datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
        fraction, sign, hours, minutes = match.groups()[6:]
        if sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            moment = moment - offset if sign == "+" else moment + offset
        whole = (moment - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(seconds=1)
        return whole * 1_000_000_000 + int((fraction or "0").ljust(9, "0"))
    except (AttributeError, ValueError, OverflowError):
        raise EventError("timestamp must be a time such as 2026-02-21T10:00:00.000Z") from None


def _iso(nanoseconds):
    """As ECMAScript's toISOString: UTC, three fraction digits."""
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=nanoseconds // 1000)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def parse(data):
    """The event that a file's bytes are: strict UTF-8, one JSON object, no name twice in an object."""
    if len(data) > MAX_BYTES:
        raise EventError("larger than %d bytes, which is the most that is read" % MAX_BYTES)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EventError("the bytes are not valid UTF-8") from None
    _require_depth(text)
    try:
        return _require_event(_DECODER.decode(text))
    except json.JSONDecodeError as e:
        raise EventError("no JSON at line %d, column %d" % (e.lineno, e.colno)) from None


def stringify(event):
    """The bytes of an event's file. What :func:`parse` would refuse is refused here."""
    try:
        text = json.dumps(event, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as e:
        raise EventError("no JSON can hold this: %s" % e) from None
    data = text.encode("ascii") + b"\n"
    parse(data)
    return data


def _require_event(value):
    if not isinstance(value, dict):
        raise EventError("expected an object")
    for member in ("type", "source", "timestamp", "id"):
        if not isinstance(value.get(member), str) or not value[member]:
            raise EventError(member + " must be a text that is not empty")
    if not isinstance(value.get("payload"), dict):
        raise EventError("payload must be an object")
    require_id(value["id"])
    return value


def _require_depth(text):
    """Whatever closes before it opens is no JSON, which the decoder tells."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth, in_string = 0, False
    for match in _ESCAPE_QUOTE_OR_BRACKET.finditer(text):
        token = match.group()
        if token == '"':
            in_string = not in_string
        elif not in_string:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token, 0)
            if depth > MAX_DEPTH:
                raise EventError("nested deeper than %d levels" % MAX_DEPTH)


def _members(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise EventError("a name stands twice in one object")
    return members


def _number(convert):
    def number(literal):
        if len(literal) > MAX_NUMBER_LENGTH:
            raise EventError("a number is longer than %d characters" % MAX_NUMBER_LENGTH)
        try:
            return convert(literal)
        except ValueError:  # an integer of more digits than Python converts
            return float(literal)

    return number


def _no_constant(name):
    raise EventError("no JSON: %s" % name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_int=_number(int), parse_float=_number(float), parse_constant=_no_constant
)


# ---- files ----------------------------------------------------------------------------------------------------------


def _read(path):
    """The bytes of a regular file; neither a link nor a pipe is followed, nor more read than an event may have."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise EventError("expected a regular file")
        return file.read(MAX_BYTES + 1)


def _force(path):
    """Makes what happened in a folder survive a power loss, where the system can."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make_folder(path, sync):
    if not os.path.isdir(path):
        parent = os.path.dirname(os.path.abspath(path))
        _make_folder(parent, sync)
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            if not os.path.isdir(path):
                raise
        if sync:
            _force(parent)


def _create(path, data, sync):
    """Writes a file of which others see all or nothing. Tells whether it could: not where one is there already."""
    folder, name = os.path.split(path)
    unfinished = os.path.join(folder, ".%s.%s.tmp" % (name, secrets.token_hex(8)))
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        if not _link(unfinished, path):
            return False
    finally:
        _remove(unfinished)
    if sync:
        _force(folder)
    return True


def _remove(path):
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass


def _link(source, target):
    """A link fails where a file is there. Where there are no links, a move takes care as well as it can."""
    try:
        os.link(source, target)
        return True
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(target):
            return False
        os.rename(source, target)
        return True


def _names(folder):
    """The names of finished event files, in the order of emission. Others' unfinished files may start with a dot."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".json") and not name.startswith("."))
    except FileNotFoundError:
        return []


# ---- the bus --------------------------------------------------------------------------------------------------------

_MILLISECOND = 1_000_000


class EventBus:
    """The bus in a folder. Nothing is created before the first event. Thread-safe.

    folder  usually .loki/events in the project; on a local file system
    sync    "always": an event that was emitted survives a power loss; "os": the system writes when it likes.
            LOKI_EVENTS_SYNC, or always, where not given
    clock   nanoseconds since 1970
    """

    def __init__(self, folder=os.path.join(".loki", "events"), *, sync=None, clock=time.time_ns):
        sync = sync or os.environ.get("LOKI_EVENTS_SYNC") or "always"
        if sync not in ("always", "os"):
            raise ValueError("LOKI_EVENTS_SYNC: expected always or os")
        self.folder = os.fspath(folder)
        self._pending = os.path.join(self.folder, "pending")
        self._archive = os.path.join(self.folder, "archive")
        self._sync = sync == "always"
        self._clock = clock
        self._last = 0
        self._lock = threading.Lock()

    def emit(self, type, source, payload=None, *, event_id=None, timestamp=None):
        """Publishes an event, and returns it. Readers see all of it or nothing.

        type, source  see TYPES and SOURCES; others are legal
        payload       a dict that JSON can hold
        event_id      64 random bits in hex where not given
        timestamp     now where not given

        Raises EventError where this is no event, OSError where it cannot be written.
        """
        if timestamp is not None:
            instant(timestamp)
        event = {
            "id": secrets.token_hex(8) if event_id is None else event_id,
            "type": type,
            "source": source,
            "timestamp": _iso(self._clock()) if timestamp is None else timestamp,
            "payload": {} if payload is None else payload,
            "version": VERSION,
        }
        self.publish(event)
        return event

    def publish(self, event):
        """Publishes a whole event, with whatever members it has."""
        self._put(event.get("id"), stringify(event))

    def replay(self, handler, **which):
        """Hands the events that are pending or archived to the handler, oldest first, and returns how many.

        since, until     timestamps: those of that time or later; those before that time
        types, sources   those of one of these
        from_id, to_id   those from the event with that id on; those up to it
        """
        count = 0
        for _, event in self._chosen((self._pending, self._archive), which):
            handler(event)
            count += 1
        return count

    def replay_into_pending(self, **which):
        """Puts archived events back into pending, as they are, and returns how many; see :meth:`replay`."""
        count = 0
        for data, event in self._chosen((self._archive,), which):
            self._put(event["id"], data)
            count += 1
        return count

    def _put(self, event_id, data):
        _make_folder(self._pending, self._sync)
        while not _create(os.path.join(self._pending, self._next_name(event_id)), data, self._sync):
            pass

    def _next_name(self, event_id):
        """Names tell the time in milliseconds, and must tell the order within one."""
        with self._lock:
            self._last = max(self._clock() // _MILLISECOND, self._last + 1)
            return "%s_%s.json" % (_iso(self._last * _MILLISECOND).replace(":", "-"), event_id)

    def _chosen(self, folders, which):
        names = {name for folder in folders for name in _names(folder)}
        choice = _Choice(**which)
        for name in sorted(names):
            data = self._read_first(folders, name)
            if data is not None:
                try:
                    event = parse(data)
                except EventError as e:
                    _log.warning("%s is no event: %s", name, e)
                    continue
                if choice.takes(event):
                    yield data, event
                if choice.is_over:
                    return

    @staticmethod
    def _read_first(folders, name):
        """An event that is archived meanwhile is not missed."""
        for folder in folders:
            try:
                return _read(os.path.join(folder, name))
            except FileNotFoundError:
                continue
            except (OSError, EventError) as e:
                _log.warning("%s cannot be read: %s", name, e)
        return None


class _Choice:
    """Which events a replay is about. Sees them in order, once."""

    def __init__(self, *, since=None, until=None, types=None, sources=None, from_id=None, to_id=None):
        self._since = None if since is None else instant(since)
        self._until = None if until is None else instant(until)
        self._types = types
        self._sources = sources
        self._from_id = from_id
        self._to_id = to_id
        self.is_over = False
        self._has_begun = from_id is None

    def takes(self, event):
        self._has_begun = self._has_begun or event["id"] == self._from_id
        self.is_over = self._has_begun and event["id"] == self._to_id
        return (
            self._has_begun
            and (self._types is None or event["type"] in self._types)
            and (self._sources is None or event["source"] in self._sources)
            and self._is_in_time(event["timestamp"])
        )

    def _is_in_time(self, timestamp):
        if self._since is None and self._until is None:
            return True
        try:
            moment = instant(timestamp)
        except EventError:
            return False
        return (self._since is None or self._since <= moment) and (self._until is None or moment < self._until)
