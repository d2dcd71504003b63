"""Tests of loki_events alone; python3 -m unittest discover clients/python/test"""

import json
import logging
import os
import sys
import tempfile
import time
import unittest
import unittest.mock

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import loki_events  # noqa: E402

GOOD = {"id": "a", "type": "t", "source": "s", "timestamp": "x", "payload": {}}


def text(**members):
    return json.dumps({**GOOD, **members})


class BusTest(unittest.TestCase):
    def setUp(self):
        logging.disable(logging.WARNING)
        self.addCleanup(logging.disable, logging.NOTSET)
        environment = unittest.mock.patch.dict(os.environ)
        environment.start()
        self.addCleanup(environment.stop)
        os.environ.pop("TRACEPARENT", None)
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = os.path.join(temporary.name, ".loki", "events")
        self.bus = self.open()

    def open(self, **options):
        return loki_events.EventBus(self.folder, sync="os", **options)

    def names(self, *folder):
        path = os.path.join(self.folder, *folder)
        return sorted(os.listdir(path)) if os.path.isdir(path) else []

    def plant(self, folder, name, content):
        os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
        path = os.path.join(self.folder, folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def handled(self, group="g", **options):
        ids = []
        self.bus.catch_up(group, lambda event: ids.append(event["id"]), **options)
        return ids


class Emitting(BusTest):
    def test_an_event_is_one_file_named_by_time_and_id(self):
        bus = self.open(clock=lambda: 1_771_668_000_000_123_456)
        event = bus.emit("task", "runner", {"action": "complete"}, event_id="a1b2")
        self.assertEqual(event["timestamp"], "2026-02-21T10:00:00.000Z")
        self.assertEqual(list(event), ["id", "type", "source", "timestamp", "payload", "version"])
        self.assertEqual(self.names("pending"), ["2026-02-21T10-00-00.000123Z_a1b2.json"])
        bus.emit("task", "runner", event_id="a1b2")
        self.assertEqual(self.names("pending")[1], "2026-02-21T10-00-00.000124Z_a1b2.json")

    def test_an_event_tells_the_span_of_the_environment(self):
        parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        for state, told in (("a=b,c=\"d\\", True), ("", False), ("é", False), ("a=" + "b" * 511, False)):
            with unittest.mock.patch.dict(os.environ, TRACEPARENT=parent, TRACESTATE=state):
                event = self.bus.emit("task", "runner")
            self.assertEqual(event["traceparent"], parent)
            self.assertEqual(event.get("tracestate"), state if told else None)

    def test_a_span_that_is_malformed_is_left_out(self):
        for parent in ("garbage", "00-" + "0" * 32 + "-b7ad6b7169203331-01", "00-" + "a" * 32 + "-" + "0" * 16 + "-01",
                       "00-" + "A" * 32 + "-b7ad6b7169203331-01", "00-" + "a" * 32 + "-b7ad6b7169203331-01\n"):
            with unittest.mock.patch.dict(os.environ, TRACEPARENT=parent, TRACESTATE="a=b"):
                self.assertNotIn("trace", str(self.bus.emit("task", "runner")))

    def test_ids_are_64_random_bits_in_hex(self):
        self.assertRegex(self.bus.emit("task", "runner")["id"], "^[0-9a-f]{16}$")

    def test_a_bus_that_nobody_used_leaves_nothing(self):
        self.assertEqual(self.bus.replay(self.fail), 0)
        self.assertFalse(os.path.exists(self.folder))

    @unittest.skipUnless(os.name == "posix", "modes")
    def test_only_the_owner_may_read(self):
        self.bus.emit("task", "runner")
        self.assertEqual(os.stat(self.folder).st_mode & 0o777, 0o700)
        file = os.path.join(self.folder, "pending", self.names("pending")[0])
        self.assertEqual(os.stat(file).st_mode & 0o777, 0o600)

    def test_bad_ids_are_refused(self):
        for bad in ("", "../x", "a/b", "a*b", "..", "-a", "_a", "a\0", "é", "a\n", "a" * 129, 7, []):
            with self.assertRaises(loki_events.EventError, msg=repr(bad)):
                self.bus.emit("task", "runner", event_id=bad)
        self.assertEqual(self.names("pending"), [])

    def test_bad_timestamps_are_refused(self):
        for bad in ("", "now", "../../etc/hosts", "0000-01-01T00:00:00Z", "99999-01-01T00:00:00Z", 7,
                    "2026-02-30T00:00:00Z", "2026-02-21T24:00:00Z", "2026-02-21T10:00:00", "2026-02-21T10:00:00Z\n"):
            with self.assertRaises(loki_events.EventError, msg=repr(bad)):
                self.bus.emit("task", "runner", timestamp=bad)
        self.bus.emit("task", "runner", timestamp="0001-01-01T00:00:00-12:30")

    def test_what_nobody_could_read_is_refused(self):
        deep = {}
        for _ in range(600):
            deep = {"a": deep}
        cycle = {}
        cycle["a"] = cycle
        for bad in (deep, cycle, {"a": float("nan")}, {"a": float("inf")}, {1: 1, "1": 2}, {"a": object()},
                    {"a": "x" * loki_events.MAX_BYTES}, [], "text"):
            with self.assertRaises(loki_events.EventError):
                self.bus.emit("task", "runner", bad)
        for bad in ("", None, 7):
            with self.assertRaises(loki_events.EventError):
                self.bus.emit(bad, "runner")
            with self.assertRaises(loki_events.EventError):
                self.bus.emit("task", bad)
        self.assertEqual(self.names("pending"), [])

    def test_any_text_comes_back_as_it_was(self):
        payload = {"\0\x1f\"\\/\x7f\u2028😀": ["é漢😀\udfff\ud800", 2**70, -0.5, True, None, {}]}
        self.bus.emit("tÿpe", "söurce", payload)
        events = []
        self.bus.replay(events.append)
        self.assertEqual(events[0]["payload"], payload)
        self.assertEqual(events[0]["type"], "tÿpe")

    def test_more_members_are_carried_through(self):
        event = {**GOOD, "trace": {"id": 1}, "version": "7"}
        self.bus.publish(event)
        self.assertEqual(self.handled(), ["a"])
        self.bus.replay(lambda found: self.assertEqual(found, event))


class Reading(BusTest):
    BAD = [
        b"", b" ", b"[]", b"null", b"7", b"{}", b"{", text().encode() + b"x", b"\xef\xbb\xbf" + text().encode(),
        text(id="../a").encode(), text(id=1).encode(), text(payload=[]).encode(), text(type="").encode(),
        text(payload={"a": 1}).replace('"a": 1', '"a": 1, "\\u0061": 2').encode(),
        text(payload={"\ud800": 1}).encode(),
        text(payload={"a": 1}).replace("1", "NaN").encode(), text(payload={"a": 1}).replace("1", "01").encode(),
        text(payload={"a": 1}).replace("1", "9" * 10_001).encode(), text().replace('"t"', '"\n"').encode(),
        text(type="\xe9").encode().replace(b"\\u00e9", b"\xe9"), text().encode().replace(b'"t"', b'"\xed\xa0\x80"'),
        b'{"payload":' * 10_000, b"[" * 10_000, b" " * (loki_events.MAX_BYTES + 1),
    ]

    def test_what_is_no_event_is_refused(self):
        for bad in self.BAD:
            with self.assertRaises(loki_events.EventError, msg=repr(bad[:80])):
                loki_events.parse(bad)

    def test_brackets_in_texts_are_no_nesting(self):
        payload = {"a": '[{"\\' * 1000, "b": [[1]] * 300}
        self.assertEqual(loki_events.parse(text(payload=payload).encode())["payload"], payload)

    def test_a_number_that_python_does_not_convert_is_infinite(self):
        found = loki_events.parse(text(payload={"a": 1}).replace("1", "9" * 5000).encode())
        self.assertIn(found["payload"]["a"], (float("inf"), int("9" * 4000) * 10**1000 + 10**1000 - 1))

    def test_what_a_group_cannot_read_twice_is_set_aside_with_its_reason(self):
        self.plant("pending", "bad.json", "{")
        os.symlink("/dev/zero", os.path.join(self.folder, "pending", "link.json"))
        os.mkfifo(os.path.join(self.folder, "pending", "pipe.json"))
        self.bus.emit("task", "runner", event_id="good")
        self.assertEqual(self.handled(), ["good"])
        self.assertEqual([name for name in self.names("dead-letter") if not name.endswith(".reason")],
                         ["bad.json", "link.json", "pipe.json"])
        with open(os.path.join(self.folder, "dead-letter", "bad.json.reason")) as reason:
            self.assertIn("no JSON at line 1", reason.read())

    def test_nothing_that_is_set_aside_is_replaced(self):
        for content in ("[1]", "[2]"):
            self.plant("pending", "bad.json", content)
            self.handled("g" + content[1])
        self.assertIn("bad.json.2", self.names("dead-letter"))


class Replaying(BusTest):
    def setUp(self):
        super().setUp()
        for hour, (event_id, kind) in enumerate((("a", "task"), ("b", "state"), ("c", "task"))):
            timestamp = "2026-02-21T1%d:00:00Z" % hour
            event = {**GOOD, "id": event_id, "type": kind, "timestamp": timestamp}
            folder = "pending" if event_id == "c" else "archive"
            self.plant(folder, "%s_%s.json" % (timestamp.replace(":", "-"), event_id), json.dumps(event, indent=1))

    def replayed(self, **which):
        ids = []
        self.bus.replay(lambda event: ids.append(event["id"]), **which)
        return "".join(ids)

    def test_events_are_chosen_by_time_type_source_and_ids(self):
        self.assertEqual(self.replayed(), "abc")
        self.assertEqual(self.replayed(types=["task"]), "ac")
        self.assertEqual(self.replayed(sources=["other"]), "")
        self.assertEqual(self.replayed(since="2026-02-21T12:00:00+01:00"), "bc")
        self.assertEqual(self.replayed(until="2026-02-21T11:00:00.000Z"), "a")
        self.assertEqual(self.replayed(from_id="b"), "bc")
        self.assertEqual(self.replayed(to_id="b"), "ab")
        self.assertEqual(self.replayed(from_id="b", to_id="b"), "b")
        with self.assertRaises(loki_events.EventError):
            self.replayed(since="yesterday")

    def test_what_is_published_once_more_is_handled_again(self):
        self.assertEqual(self.handled(), ["a", "b", "c"])
        self.assertEqual(self.bus.replay_into_pending(types=["state"]), 1)
        seen = []
        self.bus.catch_up("g", seen.append)
        self.assertEqual([(event["replay_of"], event["timestamp"]) for event in seen], [("b", "2026-02-21T11:00:00Z")])
        self.assertRegex(seen[0]["id"], "^[0-9a-f]{16}$")


class Groups(BusTest):
    def test_each_group_sees_every_event_once(self):
        emitted = [self.bus.emit("task", "runner", {"n": n})["id"] for n in range(250)]
        self.assertEqual(self.handled("one"), emitted)
        self.assertEqual(self.handled("one"), [])
        self.assertEqual(self.handled("two", batch=7), emitted)

    def test_a_late_file_whose_name_sorts_first_is_handled(self):
        self.bus.emit("task", "runner", event_id="a")
        self.assertEqual(self.handled(), ["a"])
        self.plant("pending", "2000-01-01T00-00-00.000000Z_b.json", text(id="b"))
        self.assertEqual(self.handled(), ["b"])

    def test_an_event_that_is_archived_or_deleted_meanwhile_is_no_trouble(self):
        first, second, third = (self.bus.emit("task", "runner", event_id=name)["id"] for name in "abc")
        files = self.names("pending")
        ids = []

        def handler(event):
            ids.append(event["id"])
            if event["id"] == "a":
                os.mkdir(os.path.join(self.folder, "archive"))
                os.rename(os.path.join(self.folder, "pending", files[1]), os.path.join(self.folder, "archive", files[1]))
                os.unlink(os.path.join(self.folder, "pending", files[2]))

        self.bus.catch_up("g", handler)
        self.assertEqual(ids, ["a", "b"])

    def test_a_duplicate_is_handled_once(self):
        for _ in range(2):
            self.bus.emit("task", "runner", event_id="same")
        self.assertEqual(self.handled(), ["same"])

    def test_other_types_are_acknowledged_unseen(self):
        self.bus.emit("task", "runner", event_id="a")
        self.bus.emit("state", "runner", event_id="b")
        self.assertEqual(self.handled(types=["state"]), ["b"])
        self.assertEqual(self.handled(), [])

    def test_a_group_may_begin_with_what_comes(self):
        self.bus.emit("task", "runner", event_id="a")
        self.assertEqual(self.handled(start="latest"), [])
        self.bus.emit("task", "runner", event_id="b")
        self.assertEqual(self.handled(), ["b"])

    def test_a_handler_that_fails_is_tried_again_and_at_last_the_event_is_set_aside(self):
        name = self.bus.emit("task", "runner", event_id="bad") and self.names("pending")[0]
        self.bus.emit("task", "runner", event_id="good")
        seen = []

        def handler(event):
            seen.append(event["id"])
            if event["id"] == "bad":
                raise ValueError("no disk")

        self.bus.catch_up("g", handler, attempts=3, pause=0.001)
        self.assertEqual(seen, ["bad", "bad", "bad", "good"])
        self.assertEqual(self.names("dead-letter", "g"), [name, name + ".reason"])
        with open(os.path.join(self.folder, "dead-letter", "g", name + ".reason")) as reason:
            self.assertEqual(reason.read(), "3 attempts, the last failed: ValueError: no disk\n")
        self.assertEqual(self.handled("other"), ["bad", "good"])

    def test_pages_are_folded_and_the_group_goes_on(self):
        for n in range(60):
            self.bus.emit("task", "runner", event_id="n%d" % n)
        pages, loki_events._FOLD_PAGES = loki_events._FOLD_PAGES, 10
        self.addCleanup(setattr, loki_events, "_FOLD_PAGES", pages)
        self.assertEqual(len(self.handled(batch=2)), 60)
        self.assertEqual(self.handled(), [])
        entries = self.names("groups", "g")
        self.assertIn("acked-0000000030", entries)
        self.assertNotIn("0000000030-0001", entries)
        os.unlink(os.path.join(self.folder, "pending", self.names("pending")[0]))
        self.bus.emit("task", "runner", event_id="more")
        self.assertEqual(self.handled(), ["more"])

    def test_a_page_of_the_dead_is_taken_over_and_a_torn_line_does_not_count(self):
        for event_id in "abcd":
            self.bus.emit("task", "runner", event_id=event_id)
        self.handled("g", types=[])  # makes the group
        files = self.names("pending")
        page = os.path.join(self.folder, "groups", "g", "0000000001-0001")
        head = {"member": "0" * 16, "pid": 2**22 + 1, "space": loki_events._space(), "lease": 60, "count": 4}
        with open(page, "w") as file:
            file.write("\n".join([json.dumps(head)] + files + ["0", "2 dead", "", "3"]))
        self.assertEqual(self.handled(), ["b", "d"])

    def test_a_page_of_the_living_is_left_until_its_lease_has_run_out(self):
        self.bus.emit("task", "runner", event_id="a")
        self.handled("g", types=[])
        page = os.path.join(self.folder, "groups", "g", "0000000001-0001")

        def leased(seconds):
            head = {"member": "0" * 16, "pid": os.getpid(), "space": "elsewhere", "lease": seconds, "count": 1}
            with open(page, "w") as file:
                file.write("\n".join([json.dumps(head)] + self.names("pending") + [""]))

        leased(3600)  # however long it takes until it is looked at again
        self.assertEqual(self.handled(), [])
        leased(0.2)
        seen = []
        with self.bus.subscribe("g", seen.append) as subscription:
            wait_for(lambda: seen)
            subscription.close()
        self.assertEqual(seen[0]["id"], "a")

    def test_whoever_was_silent_for_too_long_leaves_a_page_that_was_taken_over(self):
        for event_id in "abc":
            self.bus.emit("task", "runner", event_id=event_id)
        seen = []

        def handler(event):
            seen.append(event["id"])
            page = os.path.join(self.folder, "groups", "g", "0000000001-0002")
            if not os.path.exists(page):
                head = {"member": "0" * 16, "pid": os.getpid(), "space": "elsewhere", "lease": 60, "count": 3}
                with open(page, "w") as file:
                    file.write("\n".join([json.dumps(head)] + self.names("pending") + [""]))
                real = time.monotonic
                self.addCleanup(setattr, time, "monotonic", real)
                time.monotonic = lambda: real() + 30

        self.bus.catch_up("g", handler)
        self.assertEqual(seen, ["a"])

    def test_a_torn_page_holds_no_names(self):
        self.bus.emit("task", "runner", event_id="a")
        self.handled("g", types=["none"], batch=1)
        for number, content in ((2, ""), (3, '{"member":"x"'), (4, '{"count":2}\n2026_x.json\n'), (6, '{"space":"","pid":1,"lease":1,"count":2}\n\0\n'), (5, "[]\n")):
            with open(os.path.join(self.folder, "groups", "g", "%010d-0001" % number), "w") as file:
                file.write(content)
        self.bus.emit("task", "runner", event_id="b")
        self.assertEqual(self.handled(), ["b"])

    def test_a_subscription_sees_what_comes_and_survives_the_loss_of_its_folders(self):
        seen = []
        with self.bus.subscribe("g", lambda event: seen.append(event["id"])):
            self.bus.emit("task", "runner", event_id="a")
            wait_for(lambda: "a" in seen)
            import shutil
            away = self.folder + "-away"
            os.rename(self.folder, away)  # lest the member makes folders where they are removed
            shutil.rmtree(away)
            self.bus.emit("task", "runner", event_id="b")
            wait_for(lambda: "b" in seen)

    def test_whoever_leaves_gives_back_what_is_not_acknowledged(self):
        for n in range(10):
            self.bus.emit("task", "runner", event_id="n%d" % n)
        seen = []
        subscription = None

        def handler(event):
            seen.append(event["id"])
            wait_for(lambda: subscription)
            subscription.close()

        subscription = self.bus.subscribe("g", handler)
        subscription.wait()
        self.assertEqual(seen, ["n0"])
        self.assertEqual(len(self.handled()), 9)

    def test_what_a_subscription_cannot_be_is_refused(self):
        for group, options in (("../x", {}), ("", {}), ("a" * 65, {}), ("g", {"lease": 0}), ("g", {"batch": 1001}),
                               ("g", {"attempts": 0}), ("g", {"start": "never"})):
            with self.assertRaises(ValueError):
                self.bus.subscribe(group, print, **options)


class Forged(BusTest):
    """Who may write below the folder stops no group by one file, and reaches nothing outside of it."""

    def setUp(self):
        super().setUp()
        self.bus.emit("task", "runner", event_id="a")
        self.assertEqual(self.handled(), ["a"])
        self.group = os.path.join(self.folder, "groups", "g")
        self.outside = os.path.join(self.folder, "..", "outside")
        os.mkdir(self.outside)
        self.bus.emit("task", "runner", event_id="b")

    def test_a_checkpoint_that_is_not_whole_stops_no_group(self):
        for name, content in (("acked-9999999999", ""), ("acked-0000000900", '{"count":1}\n'), ("acked-0000000901", "[]\n")):
            self.plant("groups/g", name, content)
        os.mkdir(os.path.join(self.group, "acked-0000000902"))
        self.assertEqual(self.handled(), ["b"])
        self.assertEqual(self.handled(), [])

    def test_a_checkpoint_that_is_not_whole_takes_no_pages_away(self):
        pages, loki_events._FOLD_PAGES = loki_events._FOLD_PAGES, 2
        self.addCleanup(setattr, loki_events, "_FOLD_PAGES", pages)
        for number in range(1, 5):
            self.plant("groups/g", "acked-%010d" % number, "")
        os.unlink(os.path.join(self.group, "acked-0000000002"))
        self.plant("groups/g/acked-0000000002", "x", "")
        for n in range(3):
            self.bus.emit("task", "runner", event_id="n%d" % n)
        self.assertEqual(self.handled(batch=1), ["b", "n0", "n1", "n2"])
        self.assertEqual(self.handled(), [])
        self.assertEqual(self.handled(), [])

    @unittest.skipUnless(hasattr(os, "mkfifo"), "pipes")
    def test_pipes_are_not_waited_for(self):
        os.mkfifo(os.path.join(self.group, "acked-0000000001"))
        os.unlink(os.path.join(self.group, "alive"))
        os.mkfifo(os.path.join(self.group, "alive"))
        self.assertEqual(self.handled(), ["b"])
        self.assertTrue(os.path.isfile(os.path.join(self.group, "alive")))

    def test_a_page_that_nobody_can_have_reached_counts_for_nothing(self):
        for name in ("9999999999-0001", "0000010000-0001", "0000001002-0001"):
            self.plant("groups/g", name, "")
        self.assertEqual(self.handled(), ["b"])
        self.assertIn("0000000002-0001", self.names("groups", "g"))

    def test_links_lead_nowhere(self):
        os.unlink(os.path.join(self.group, "alive"))
        os.symlink(os.path.join(self.outside, "new"), os.path.join(self.group, "alive"))
        self.assertEqual(self.handled(), ["b"])
        os.symlink(self.outside, os.path.join(self.folder, "dead-letter"))
        os.utime(self.plant("pending", "1_bad.json", "planted"), (0, 0))
        with self.assertRaisesRegex(OSError, "found a link"):
            self.handled()
        os.symlink(self.outside, os.path.join(self.folder, "groups", "other"))
        with self.assertRaisesRegex(OSError, "found a link"):
            self.handled("other")
        self.assertEqual(os.listdir(self.outside), [])

    def test_an_event_whose_first_file_is_none_is_handled_from_its_second(self):
        self.plant("pending", "1_c.json", "{")
        self.assertEqual(self.handled(), ["b"])
        with open(os.path.join(self.folder, "dead-letter", "1_c.json.reason")) as reason:
            self.assertIn("move it to pending/ under another name", reason.read())
        self.plant("pending", "2_c.json", text(id="c"))
        self.assertEqual(self.handled(), ["c"])
        self.plant("pending", "3_c.json", text(id="c"))
        self.assertEqual(self.handled("new"), ["a", "b", "c"])


class WithoutLinks(BusTest):
    def test_emitting_needs_no_hard_links(self):
        link = os.link
        self.addCleanup(setattr, os, "link", link)

        def refuse(*_):
            raise PermissionError(1, "Operation not permitted")

        os.link = refuse
        self.bus.emit("task", "runner", event_id="a")
        self.assertEqual(len(self.names("pending")), 1)

    def test_an_event_replaces_none_that_gets_its_name_meanwhile(self):
        bus = self.open(clock=lambda: 1_771_668_000_000_123_456)
        lexists = os.path.lexists
        self.addCleanup(setattr, os.path, "lexists", lexists)
        os.path.lexists = lambda path: False  # as a moment before the other came
        bus.emit("task", "runner", event_id="a")
        self.open(clock=lambda: 1_771_668_000_000_123_456).emit("task", "runner", event_id="a")
        self.assertEqual(len(self.names("pending")), 2)


def wait_for(condition):
    until = time.monotonic() + 60
    while not condition():
        if time.monotonic() > until:
            raise AssertionError("waited for a minute")
        time.sleep(0.005)


if __name__ == "__main__":
    unittest.main()
