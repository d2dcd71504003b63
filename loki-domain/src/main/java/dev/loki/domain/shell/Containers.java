package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that manage containers, here or in a cluster: what they start there is not read. */
final class Containers {
    /** Subcommands of kubectl that start no program, neither here nor there. */
    private static final Set<String> QUIET = Set.of(
            ("get describe logs apply create delete expose scale autoscale rollout label annotate top explain api-resources"
                            + " api-versions cluster-info version config auth port-forward wait patch replace set taint"
                            + " cordon uncordon drain certificate completion options events cp kustomize help")
                    .split(" ", -1));

    private static final String OPTIONS =
            "n= namespace= context= cluster= user= s= server= token= v= request-timeout= kubeconfig= as="
                    + " as-group= A all-namespaces insecure-skip-tls-verify help h";

    private Containers() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "docker podman", Containers::container);
        Utilities.add(all, "kubectl oc", Containers::cluster);
    }

    private static void container(Call call) {
        boolean starts = call.arguments().stream()
                .anyMatch(
                        word -> word.is("run") || word.is("exec") || word.text().isEmpty());
        if (starts) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " starts programs in a container");
        }
        call.touchPerhaps();
        if (call.arguments().stream().anyMatch(word -> word.is("build"))) {
            build(call);
        }
        if (call.arguments().stream().limit(1).anyMatch(word -> word.is("cp"))) {
            copy(call, false);
        }
    }

    /** Unpacks what was built into a folder: {@code -o DIR}, or {@code dest=} among other keys. */
    private static void build(Call call) {
        Options given = Options.anywhere("o= f= t= output= file= tag= build-arg= target= platform=", call.arguments());
        for (Word output : given.values("o", "output")) {
            int destination = output.value().indexOf("dest=");
            Word from = destination < 0 ? output : output.from(destination + "dest=".length());
            call.touch(from, Kind.TREE);
        }
    }

    private static void cluster(Call call) {
        call.touchPerhaps();
        Options given = Options.leading(OPTIONS, call.arguments());
        List<Word> words = given.operands();
        boolean quiet = given.sure()
                && (words.isEmpty()
                        || words.get(0).text().filter(QUIET::contains).isPresent());
        boolean keepsProgram = call.arguments().stream()
                .anyMatch(word -> word.value().matches("(?s)--(exec-|enable-|helm-command).*")
                        || (!words.isEmpty()
                                && words.get(0).is("config")
                                && word.value().contains("exec")));
        if (!quiet || keepsProgram) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " starts programs in a way that is not read");
        }
        if (!words.isEmpty() && words.get(0).is("cp")) {
            copy(call, true);
        }
    }

    /** Copies to its last operand: a folder of docker's under its own name, one of a cluster's as what is in it. */
    private static void copy(Call call, boolean contents) {
        List<Word> operands = Options.anywhere("c= n= container= namespace= context= retries=", call.arguments())
                .operands();
        if (operands.size() < 3) {
            return;
        }
        Word target = operands.get(operands.size() - 1);
        Word source = operands.get(operands.size() - 2);
        boolean below =
                contents || source.value().endsWith("/.") || source.text().isEmpty();
        call.touch(target, below ? Kind.TREE : Kind.WRITE);
        call.touch(source.movedInto(target), Kind.WRITE);
    }
}
