package dev.loki.adapter.fs.event;

import dev.loki.testing.External;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program in another language that uses its client in {@code clients/}. Arguments and output are ASCII. */
enum ForeignProgram {
    PYTHON(External.PYTHON, List.of("-c", """
            import json, os, sys
            sys.path.insert(0, os.path.join(sys.argv[1], "clients", "python"))
            import loki_events
            task, bus, arguments = sys.argv[2], loki_events.EventBus(sys.argv[3], sync="os"), sys.argv[4:]

            def tell(event):
                print(json.dumps(event), flush=True)

            if task == "emit":
                for n in range(int(arguments[1])):
                    text = open(arguments[2 + n % (len(arguments) - 2)], encoding="utf-8", newline="").read()
                    bus.emit("task", "runner", {
                        "action": "%s-%d" % (arguments[0], n), "text": text, "\\0\\x1f\\"\\\\/\\x7f\\u2028": [n, -0.5, 1e300, True, None, {}],
                    })
            elif task == "replay":
                bus.replay(tell)
            elif task == "catch-up":
                bus.catch_up(arguments[0], tell)
            else:
                with bus.subscribe(arguments[0], tell, batch=10):
                    sys.stdin.read()
            """)),

    NODE(External.NODE, List.of("--input-type=module", "-e", """
            import * as fs from "node:fs";
            import * as path from "node:path";
            import { pathToFileURL } from "node:url";
            const [root, task, folder, ...rest] = process.argv.slice(1);
            const client = path.join(root, "clients", "typescript", "loki-events.mjs");
            const { EventBus } = await import(pathToFileURL(client).href);
            const bus = new EventBus(folder, { sync: "os" });
            const tell = (event) => fs.writeSync(1, JSON.stringify(event) + "\\n");
            if (task === "emit") {
              const [name, count, ...texts] = rest;
              for (let n = 0; n < Number(count); n++) {
                const text = fs.readFileSync(texts[n % texts.length], "utf8");
                await bus.emit("task", "runner", {
                  action: `${name}-${n}`, text, "\\0\\x1f\\"\\\\/\\x7f\\u2028": [n, -0.5, 1e300, true, null, {}],
                });
              }
            } else if (task === "replay") {
              await bus.replay(tell);
            } else if (task === "catch-up") {
              await bus.catchUp(rest[0], tell);
            } else {
              const subscription = await bus.subscribe(rest[0], tell, { batch: 10 });
              process.stdin.resume().on("end", () => subscription.close());
            }
            """));

    private static final String SHELL_EMITTER = """
            folder=$1 name=$2 count=$3 n=0
            shift 3
            while [ "$n" -lt "$count" ]; do
              text=$(cat "$1"; echo .)
              "$0" --folder "$folder" task runner "$name-$n" "text=${text%??}" >/dev/null || exit
              set -- "$@" "$1"
              shift
              n=$((n + 1))
            done
            """;

    private final External interpreter;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of texts
    private final List<String> program;

    ForeignProgram(External interpreter, List<String> program) {
        this.interpreter = interpreter;
        this.program = program;
    }

    /** Emits events with the texts of these files in turn. */
    Process emit(Path bus, String name, int count, List<Path> texts) {
        List<String> arguments = new ArrayList<>(List.of(name, String.valueOf(count)));
        texts.forEach(text -> arguments.add(text.toString()));
        return start("emit", bus, arguments);
    }

    /** As {@link #emit}, from a shell. A text must end in a newline, which is not part of it. */
    static Process emitFromShell(Path bus, String name, int count, List<Path> texts) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL_EMITTER));
        command.add(root().resolve("clients/bash/loki-emit").toString());
        command.addAll(List.of(bus.toString(), name, String.valueOf(count)));
        texts.forEach(text -> command.add(text.toString()));
        return start(command);
    }

    /** Prints each event in one line. */
    Process replay(Path bus) {
        return start("replay", bus, List.of());
    }

    /** As {@link #replay}, of what a group has not handled. */
    Process catchUp(Path bus, String group) {
        return start("catch-up", bus, List.of(group));
    }

    /** As {@link #catchUp}, until its standard input is closed. */
    Process subscribe(Path bus, String group) {
        return start("subscribe", bus, List.of(group));
    }

    static Path root() {
        return Path.of(System.getProperty("loki.root"));
    }

    private Process start(String task, Path bus, List<String> arguments) {
        Stream<String> given = Stream.of(root().toString(), task, bus.toString());
        return start(Stream.of(Stream.of(interpreter.path().toString()), program.stream(), given, arguments.stream())
                .flatMap(part -> part)
                .toList());
    }

    private static Process start(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("LOKI_EVENTS_SYNC", "os");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
