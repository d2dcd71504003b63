"""The event bus of Loki: emit, subscribe and replay, from Python 3.9 on and with the standard library alone.

    import loki_events

    bus = loki_events.EventBus(".loki/events")
    bus.emit("task", "runner", {"action": "complete", "task_id": "task-001"})
    bus.replay(print, types=["task"])

An event is a dict with id, type, source, timestamp, payload and version, as it stands in its file.
"""

import errno
import itertools
import json
import logging
import math
import os
import re
import secrets
import stat
import sys
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
_NAME = re.compile(r"(?!\.)[!-.0-\[\]-~]{1,250}\.json")
_TRACEPARENT = re.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_TRACESTATE = re.compile("[ -~]{1,512}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
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


def _iso(nanoseconds, digits="milliseconds"):
    moment = datetime(1970, 1, 1) + timedelta(microseconds=nanoseconds // 1000)
    return moment.isoformat(timespec=digits) + "Z"


def _trace():
    """The members that tell in which span an event happens (W3C Trace Context); none where that is malformed."""
    parent, state = os.environ.get("TRACEPARENT", ""), os.environ.get("TRACESTATE", "")
    if not _TRACEPARENT.fullmatch(parent):
        return {}
    told = {"traceparent": parent}
    if _TRACESTATE.fullmatch(state):
        told["tracestate"] = state
    return told


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
    if any(map(_LONE_SURROGATE.search, members)):
        raise EventError("a name holds half a character (a lone surrogate)")
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

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)

def _read(path, most=MAX_BYTES):
    """The bytes of a regular file; neither a link nor a pipe is followed, nor much more read than it may have."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT)
    except OSError as e:
        if e.errno in (errno.EACCES, errno.ELOOP, errno.EMLINK, errno.ENXIO):
            raise EventError("cannot be read: %s" % e.strerror) from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise EventError("expected a regular file")
        with open(handle, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(handle)


def _force(path):
    """Makes what happened in a folder survive a power loss, where the system can."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make_folder(path, sync):
    """A link in its place is refused: it may lead anywhere."""
    if os.path.islink(path):
        raise NotADirectoryError(errno.ENOTDIR, "expected a folder, found a link; move it away", path)
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


def _link(source, target):
    """Gives a file one more name; tells whether that was free."""
    try:
        os.link(source, target)
        return True
    except FileExistsError:
        return False


def _link_or_rename(source, target):
    """As :func:`_link`; where the file system has no links, of a name that nobody else is expected to take meanwhile."""
    try:
        return _link(source, target)
    except OSError as e:
        if e.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
    if os.path.lexists(target):
        return False
    os.rename(source, target)
    return True


def _create(path, data, sync, place=_link):
    """Writes a file of which others see all or nothing. Tells whether it could: not where one is there already."""
    folder, name = os.path.split(path)
    unfinished = os.path.join(folder, ".%s.%s.tmp" % (name, secrets.token_hex(8)))
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        if not place(unfinished, path):
            return False
    finally:
        _remove(unfinished)
    if sync:
        _force(folder)
    return True


def _remove(path):
    try:
        os.unlink(path)
    except (FileNotFoundError, IsADirectoryError):
        pass


def _names(folder):
    """The names of finished event files. Others' unfinished files may start with a dot."""
    try:
        return [name for name in os.listdir(folder) if _NAME.fullmatch(name)]
    except FileNotFoundError:
        return []


def _read_first(folders, name):
    """The bytes of an event, which may be archived meanwhile; None where it is nowhere."""
    for folder in folders:
        try:
            return _read(os.path.join(folder, name))
        except FileNotFoundError:
            continue
    return None


# ---- the bus --------------------------------------------------------------------------------------------------------

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
        self.sync = sync == "always"
        self._clock = clock
        self._last = 0
        self._lock = threading.Lock()

    def emit(self, type, source, payload=None, *, event_id=None, timestamp=None):
        """Publishes an event, and returns it. Readers see all of it or nothing.

        It tells that it happens in the span that TRACEPARENT and TRACESTATE in the environment name, where they do.

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
            **_trace(),
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
        for event in self._chosen(which):
            handler(event)
            count += 1
        return count

    def replay_into_pending(self, **which):
        """Publishes events once more, and returns how many; see :meth:`replay`.

        They keep their timestamps, and get fresh ids, lest they be taken for duplicates; the old is in `replay_of`.
        """
        count = 0
        for event in list(self._chosen(which)):
            self.publish({**event, "id": secrets.token_hex(8), "replay_of": event["id"]})
            count += 1
        return count

    def subscribe(self, group, handler, **options):
        """Joins a consumer group, and hands it events as they come, on a thread of its own; returns a Subscription.

        Each group sees every event; within a group each goes to one member, at least once, and is acknowledged after
        the handler has returned. Where the handler raises, it is tried again, and at last the event is set aside in
        dead-letter/<group>/ with the error.

        group     1 to 64 letters, digits, _ or -
        types     the types that are handled; the others are acknowledged unseen
        start     "earliest": a new group begins with the first event that is kept; "latest": with what comes
        attempts  how often in all an event is tried
        pause     seconds before the second attempt; they double, up to 30
        lease     seconds a handler may take over one event, before others think this member is gone; 1 to 3600
        batch     how many events are claimed at once, 1 to 1000
        """
        return Subscription(_Member(self, group, handler, **options))

    def catch_up(self, group, handler, **options):
        """As :meth:`subscribe`, here and now, until the group has nothing more to do. Returns how many it handled."""
        return _Member(self, group, handler, **options).catch_up()

    def _put(self, event_id, data):
        _make_folder(self._pending, self.sync)
        while not _create(os.path.join(self._pending, self._next_name(event_id)), data, self.sync, _link_or_rename):
            pass

    def _next_name(self, event_id):
        """Names tell the time in microseconds, and must tell the order within one."""
        with self._lock:
            self._last = max(self._clock() // 1000, self._last + 1)
            return "%s_%s.json" % (_iso(self._last * 1000, "microseconds").replace(":", "-"), event_id)

    def _chosen(self, which):
        choice = _Choice(**which)
        folders = (self._pending, self._archive)
        for name in sorted({name for folder in folders for name in _names(folder)}):
            try:
                data = _read_first(folders, name)
                event = None if data is None else parse(data)
            except EventError as e:
                _log.warning("%s is no event: %s", name, e)
                continue
            if event is not None and choice.takes(event):
                yield event
            if choice.is_over:
                return


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


# ---- consumer groups: docs/events.md, "On disk" ----------------------------------------------------------------------

_GROUP = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_CHECKPOINT = re.compile(r"acked-(\d{10})", re.ASCII)
_TURN = re.compile(r"(\d{10})-(\d{4})", re.ASCII)
_MAX_CHECKPOINT_BYTES = 1024 * 1024 * 1024
_LOOK_SECONDS = 1
_RESCAN_SECONDS = 5
_ALIVE_SECONDS = 60
_FOLD_NAMES = 4096
_FOLD_PAGES = 1024
_MOST_LOST = 1000


class Subscription:
    """One member of a consumer group, at work. A context manager; thread-safe."""

    def __init__(self, member):
        self._member = member
        member.join()
        self._thread = threading.Thread(target=member.run, name="events-" + member.group, daemon=True)
        self._thread.start()

    def close(self, timeout=None):
        """Leaves the group, once the event in hand is handled. From the handler, it does not wait."""
        self._member.closed.set()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def wait(self, timeout=None):
        """Waits until the subscription has ended."""
        self._thread.join(timeout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _Turn:
    """A member's own turn at a page: the names it took, and the open file it acknowledges them in."""

    def __init__(self, handle, number, owner, names, lease):
        self.number = number
        self.owner = owner
        self.names = names
        self._handle = handle
        self._lease = lease
        self._written_at = time.monotonic()
        self._silence = 0

    def acknowledge(self, index, outcome):
        self._append("%d %s" % (index, outcome) if outcome else str(index))

    def beat(self):
        """Tells others, in time, that somebody is here."""
        if time.monotonic() - self._written_at >= self._lease / 3:
            self._append("")

    def was_silent(self):
        """Whether others may think, or have thought, that nobody is here; a line that came late changes nothing."""
        return max(self._silence, time.monotonic() - self._written_at) >= self._lease / 3

    def is_still_own(self):
        """Somebody has seen that nobody took it over."""
        self._silence = 0

    def release(self):
        self._append("released")

    def close(self):
        os.close(self._handle)

    def _append(self, line):
        os.write(self._handle, line.encode("ascii") + b"\n")
        now = time.monotonic()
        self._silence = max(self._silence, now - self._written_at)
        self._written_at = now


class _Owner:
    """What the file of anybody's turn says."""

    def __init__(self, data, seen_at):
        self.size = len(data)
        self.seen_at = seen_at
        self.names = []
        self.acknowledged = set()
        self.is_released = False
        self.space = self.pid = None
        self.lease = 60
        head, _, rest = data.partition(b"\n")
        lines = rest.split(b"\n")[:-1]
        try:
            self._read(json.loads(head), lines)
        except (ValueError, LookupError, RecursionError, TypeError):
            self.is_released = True  # torn by a power loss: it holds no names, and they are taken again

    def _read(self, header, lines):
        self.space, self.pid = header["space"], header["pid"]
        self.lease = min(float(header["lease"]), 3600)
        self.names = [line.decode("ascii", "replace") for line in lines[: min(int(header["count"]), 1000)]]
        self.acknowledged = {name for name in self.names if not _NAME.fullmatch(name)}
        for line in lines[len(self.names) :]:
            word = line.split(b" ")[0]
            if line == b"released":
                self.is_released = True
            elif re.fullmatch(rb"\d{1,4}", word) and int(word) < len(self.names):
                self.acknowledged.add(self.names[int(word)])


class _Page:
    """A page and all turns at it."""

    def __init__(self):
        self.owners = {}
        self.is_finished = False

    @property
    def names(self):
        return self.owners[min(self.owners)].names if self.owners else []

    @property
    def last(self):
        return max(self.owners)

    def left(self):
        done = set().union(*(owner.acknowledged for owner in self.owners.values()))
        return [name for name in self.names if name not in done]

    def update(self, owner, path):
        """Reads the file of a turn, where it has grown; tells whether it had."""
        known = self.owners.get(owner)
        if self.is_finished or (known is not None and os.stat(path).st_size == known.size):
            return False
        try:
            data = _read(path)
        except EventError:
            data = b""
        self.owners[owner] = _Owner(data, time.monotonic())
        self.is_finished = not self.left()
        return True


class _Listing:
    """The names in a folder, listed again where it may have changed."""

    def __init__(self, folder):
        self._folder = folder
        self._changed = None
        self._stable_at = self._stale_at = 0

    def news(self):
        """All names; none where they are the same as before."""
        now = time.monotonic()
        changed = _modified(self._folder)
        if changed != self._changed:
            self._changed, self._stable_at = changed, now + 1
        if self._stable_at <= now < self._stale_at:
            return []
        self._stale_at = now + _RESCAN_SECONDS
        return _names(self._folder)


def _modified(path):
    try:
        return os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return None


class _Rejoin(Exception):
    """What this member knows of the group is out of date."""


class _Member:
    """One member of a group. Used by one thread at a time, but for `closed`."""

    def __init__(
        self, bus, group, handler, *, types=None, start="earliest", attempts=5, pause=0.1, lease=60, batch=100, poll=0.05
    ):
        if not isinstance(group, str) or not _GROUP.fullmatch(group):
            raise ValueError("a group's name must be 1 to 64 letters, digits, _ or -")
        if start not in ("earliest", "latest"):
            raise ValueError("start must be earliest or latest")
        if attempts < 1 or pause < 0 or not 1 <= lease <= 3600 or not 1 <= batch <= 1000:
            raise ValueError("expected attempts >= 1, pause >= 0, a lease of 1 to 3600, a batch of 1 to 1000")
        self.group = group
        self.closed = threading.Event()
        self._handler, self._types, self._start = handler, types, start
        self._attempts, self._pause, self._lease, self._batch, self._poll = attempts, pause, lease, batch, poll
        self._bus = bus
        self._folder = os.path.join(bus.folder, "groups", group)
        self._sources = (os.path.join(bus.folder, "pending"), os.path.join(bus.folder, "archive"))
        self._id = secrets.token_hex(8)
        self._space = _space()
        self._handled = 0
        self._forged = set()

    # -- the life of a member

    def run(self):
        is_joined = True
        while not self.closed.is_set():
            try:
                if not is_joined:
                    self.join()
                    is_joined = True
                if not self._step():
                    self.closed.wait(self._poll)
            except _Rejoin:
                is_joined = False
            except OSError as e:
                is_joined = False
                _log.warning("group %s: %s; trying again", self.group, e)
                self.closed.wait(1)

    def catch_up(self):
        self.join()
        while True:
            try:
                if not self._step():
                    return self._handled
            except _Rejoin:
                self.join()

    def _step(self):
        """Takes the next page that there is, and handles it; tells whether there was one."""
        turn = self._free_turn() or self._new_turn()
        if turn is None:
            return False
        try:
            self._work(turn)
        except BaseException:
            turn.release()
            raise
        finally:
            turn.close()
        return True

    # -- what is known of the group

    def join(self):
        _make_folder(os.path.dirname(self._folder), self._bus.sync)
        _make_folder(self._folder, self._bus.sync)
        self._touch_alive()
        while True:
            self._number, names = self._read_checkpoint()
            self._count = len(names)
            self._known = set()
            self._first = {}
            self._pages = {}
            self._next = self._number + 1
            self._queue = []
            self._listings = [_Listing(folder) for folder in self._sources]
            self._gap = None
            self._looked_at = -_LOOK_SECONDS
            self._learn(self._number, names)
            self._checkpoint_names = names
            try:
                self._refresh()
                return
            except _Rejoin:
                continue

    def _read_checkpoint(self):
        while True:
            numbers = self._checkpoints(os.listdir(self._folder))
            self._highest = max(numbers, default=None)
            for number in sorted(numbers, reverse=True):
                names = self._names_of_checkpoint(number)
                if names is not None:
                    return number, names
            if not numbers:
                self._write_checkpoint(0, [] if self._start == "earliest" else self._all_names())
            elif self._highest == max(self._checkpoints(os.listdir(self._folder)), default=None):
                raise OSError("no checkpoint in %s can be read; remove the folder to begin anew" % self._folder)

    def _names_of_checkpoint(self, number):
        """None where it is not whole; as it was when it got its name, it is not one, and never will be."""
        if number in self._forged:
            return None
        try:
            head, _, rest = _read(self._path("acked-%010d" % number), _MAX_CHECKPOINT_BYTES).partition(b"\n")
            lines = rest.split(b"\n")[:-1]
            count = json.loads(head)["count"]
            if len(lines) >= count:
                return [line.decode("utf-8") for line in lines[:count]]
        except FileNotFoundError:
            return None
        except (ValueError, LookupError, TypeError):  # an EventError is a ValueError
            pass
        self._forged.add(number)
        return None

    def _write_checkpoint(self, number, names):
        """Tells whether it could: not where one with this number is there."""
        head = json.dumps({"through": number, "count": len(names)}, separators=(",", ":"))
        text = "".join(line + "\n" for line in [head] + names)
        return _create(self._path("acked-%010d" % number), text.encode("utf-8"), True)

    def _is_folded_from(self, number):
        """Whether a checkpoint has this number or a higher one; or none is left, because the group began anew."""
        numbers = self._checkpoints(os.listdir(self._folder))
        return not numbers or any(
            self._names_of_checkpoint(higher) is not None for higher in sorted(numbers) if higher >= number
        )

    @staticmethod
    def _checkpoints(entries):
        return [int(match.group(1)) for match in map(_CHECKPOINT.fullmatch, entries) if match]

    def _path(self, name):
        return os.path.join(self._folder, name)

    def _all_names(self):
        """Files move from pending to archive only: listed in this order, none is missed."""
        names = _names(self._sources[0])
        return sorted(set(names).union(_names(self._sources[1])))

    def _learn(self, number, names):
        """Remembers names, and where each id was first."""
        self._known.update(names)
        for index, name in enumerate(names):
            place = (number, index, name)
            borne = _borne(name)
            self._first[borne] = min(self._first.get(borne, place), place)

    def _refresh(self):
        """Reads what has changed in the group's folder."""
        entries = os.listdir(self._folder)
        if max(self._checkpoints(entries), default=None) != self._highest:
            raise _Rejoin
        for match in filter(None, map(_TURN.fullmatch, sorted(entries))):
            number, owner = int(match.group(1)), int(match.group(2))
            if self._number < number < self._next + _MOST_LOST:
                self._update(number, owner)

    def _update(self, number, owner):
        page = self._pages.setdefault(number, _Page())
        try:
            has_news = page.update(owner, self._path(_turn_name(number, owner)))
        except FileNotFoundError:
            raise _Rejoin from None
        if has_news and owner == min(page.owners):
            self._learn(number, page.names)
        self._next = max(self._next, number + 1)

    def _look(self):
        """Once a second, however much there is to do: the pages of the dead must not wait."""
        now = time.monotonic()
        if now - self._looked_at < _LOOK_SECONDS:
            return False
        self._looked_at = now
        if now - self._touched_at >= _ALIVE_SECONDS:
            self._touch_alive()
        self._refresh()
        self._fold()
        return True

    def _touch_alive(self):
        self._touched_at = time.monotonic()
        alive = self._path("alive")
        if os.path.islink(alive) or not os.path.isfile(alive):  # a pipe would be waited for
            _remove(alive)
            os.close(os.open(alive, os.O_WRONLY | os.O_CREAT | _NO_LINK | _NO_WAIT, 0o600))
        os.utime(alive)
        _remove(self._path("doomed"))

    # -- taking pages

    def _free_turn(self):
        """A turn at a page whose last owner is gone."""
        if not self._look():
            return None
        for number, page in sorted(self._pages.items()):
            if not page.is_finished and self._is_free(page.owners[page.last]):
                turn = self._take(number, page.last + 1, page.left())
                if turn is not None:
                    self._require_current(turn)
                    self._update(number, turn.owner)
                    return turn
        return None

    def _is_free(self, owner):
        return (
            owner.is_released
            or (owner.space == self._space and not _is_alive(owner.pid))
            or time.monotonic() - owner.seen_at >= owner.lease
        )

    def _new_turn(self):
        """A turn at a new page of what nobody has taken."""
        if not self._queue:
            pending, archive = (listing.news() for listing in self._listings)
            self._queue = sorted(set(pending).union(archive) - self._known)
        while self._queue:
            self._queue = [name for name in self._queue if name not in self._known]
            batch = self._queue[: self._batch]
            if batch:
                turn = self._take(self._next, 1, batch)
                self._update(self._next, 1)
                if turn is not None:
                    self._require_current(turn)
                    return turn
        return None

    def _require_current(self, turn):
        """Who was behind may have got a number that was folded away."""
        if self._is_folded_from(turn.number):
            _remove(self._path(_turn_name(turn.number, turn.owner)))
            turn.close()
            raise _Rejoin

    def _take(self, number, owner, names):
        """Writes a turn; none where somebody else did."""
        lease = math.ceil(self._lease)
        header = {"member": self._id, "pid": os.getpid(), "space": self._space, "lease": lease, "count": len(names)}
        text = "".join(line + "\n" for line in [json.dumps(header, separators=(",", ":"))] + names)
        path = self._path(_turn_name(number, owner))
        unfinished = self._path(".%s.%s.tmp" % (_turn_name(number, owner), secrets.token_hex(8)))
        handle = os.open(unfinished, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(handle, "ab", closefd=False) as file:
                file.write(text.encode("utf-8"))
            os.link(unfinished, path)
            return _Turn(handle, number, owner, names, self._lease)
        except BaseException as e:
            os.close(handle)
            if isinstance(e, FileExistsError):
                return None
            raise
        finally:
            _remove(unfinished)

    # -- handling

    def _work(self, turn):
        for index, name in enumerate(turn.names):
            if self._is_lost(turn):
                return
            outcome = None if self.closed.is_set() else self._outcome(turn, name)
            if outcome is None:
                turn.release()
                return
            turn.acknowledge(index, outcome)

    def _is_lost(self, turn):
        if not turn.was_silent():
            return False
        if os.path.lexists(self._path(_turn_name(turn.number, turn.owner + 1))):
            return True
        turn.is_still_own()
        return False

    def _outcome(self, turn, name):
        """Handles one event; the word it is acknowledged with, None where it is not."""
        for is_last in (False, True):
            try:
                data = _read_first(self._sources, name)
                event = None if data is None else parse(data)
                break
            except EventError as e:
                if is_last:
                    self._set_aside(name, str(e))
                    return "gone"
                if not self._wait(turn, 1):  # a foreign writer may not have finished
                    return None
        if event is None:
            return "gone"
        if event["id"] == _borne(name) and self._is_event(self._first[event["id"]][2], event["id"], name):
            return "duplicate"
        if self._types is not None and event["type"] not in self._types:
            return ""
        return self._attempt(turn, name, data)

    def _is_event(self, first, event_id, name):
        """Whether the first file of an id is another one, and an event of that id; one that was set aside is not."""
        try:
            data = None if first == name else _read_first(self._sources, first)
            return data is not None and parse(data)["id"] == event_id
        except EventError:
            return False

    def _attempt(self, turn, name, data):
        for attempt in range(1, self._attempts + 1):
            try:
                self._handler(parse(data))
                self._handled += 1
                return ""
            except Exception as e:
                error = "%d attempts, the last failed: %s: %s" % (attempt, type(e).__name__, e)
            if attempt < self._attempts and not self._wait(turn, min(30, self._pause * 2 ** (attempt - 1))):
                return None
        folder = os.path.join(self._bus.folder, "dead-letter", self.group)
        _make_folder(os.path.dirname(folder), self._bus.sync)
        _make_folder(folder, self._bus.sync)
        _create(os.path.join(folder, name), data, self._bus.sync)
        _create(os.path.join(folder, name + ".reason"), _reason(error), self._bus.sync)
        return "dead"

    def _wait(self, turn, seconds):
        """Waits, as one who lives; tells whether the page is still this member's to handle."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.closed.wait(min(until - time.monotonic(), self._lease / 3)) or self._is_lost(turn):
                return False
            turn.beat()
        return True

    def _set_aside(self, name, reason):
        folder = os.path.join(self._bus.folder, "dead-letter")
        _make_folder(folder, self._bus.sync)
        for source in self._sources:
            kept = _move(os.path.join(source, name), folder)
            if kept is not None:
                _log.warning("%s is no event: %s; it is now in %s", name, reason, folder)
                text = reason + "\nTo have it read again, mend the file and move it to pending/ under another name."
                _create(kept + ".reason", _reason(text), self._bus.sync)

    # -- folding pages into a checkpoint

    def _fold(self):
        last, names = self._finished()
        if len(names) < max(self._count, _FOLD_NAMES) and last - self._number < _FOLD_PAGES:
            return
        kept = set(self._all_names())
        is_written = self._write_checkpoint(last, [name for name in self._checkpoint_names + names if name in kept])
        if is_written or self._is_folded_from(last):
            self._sweep(last)
            raise _Rejoin

    def _finished(self):
        """The last of the finished pages that follow the checkpoint, and the names in them."""
        last, names = self._number, []
        while last + 1 < self._next:
            page = self._pages.get(last + 1)
            if page is None and self._gap != last + 1:
                self._gap = last + 1  # perhaps not listed while it came; lost, if it is not there next time
                break
            if page is not None and not page.is_finished:
                break
            last += 1
            names += page.names if page else []
        return last, names

    def _sweep(self, last):
        entries = os.listdir(self._folder)
        for number in sorted(self._checkpoints(entries))[:-2]:
            _remove(self._path("acked-%010d" % number))
        for match in filter(None, map(_TURN.fullmatch, entries)):
            if int(match.group(1)) <= last:
                _remove(self._path(match.group()))


def _turn_name(number, owner):
    return "%010d-%04d" % (number, owner)


def _borne(name):
    """The id in an event's name."""
    return name.partition("_")[2][: -len(".json")]


def _reason(text):
    return text[:1000].encode("utf-8", "backslashreplace") + b"\n"


def _move(path, folder):
    """Moves a file into a folder, where it replaces none; returns where it is now, None where it was not there."""
    place = os.path.join(folder, os.path.basename(path))
    for copy in itertools.count(1):
        kept = place if copy == 1 else "%s.%d" % (place, copy)
        try:
            if os.path.lexists(kept):
                continue
            if not stat.S_ISREG(os.lstat(path).st_mode):
                os.rename(path, kept)
            elif _link(path, kept):
                _remove(path)
            else:
                continue
            return kept
        except FileNotFoundError:
            return None


def _space():
    """Where a pid means something. Where that cannot be known, only leases count."""
    if not sys.platform.startswith("linux"):
        return "local"
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip() + " " + os.readlink("/proc/self/ns/pid")
    except OSError:
        return secrets.token_hex(16)


def _is_alive(pid):
    if os.name == "nt" or not isinstance(pid, int) or pid < 1:
        return True  # the lease tells
    try:
        os.kill(pid, 0)
        with open("/proc/%d/stat" % pid, "rb") as file:  # a zombie has ended, too
            return not re.search(rb"\) [ZX][^)]*\Z", file.read())
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
