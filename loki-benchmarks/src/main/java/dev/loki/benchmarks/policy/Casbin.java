package dev.loki.benchmarks.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** The closed folders of {@link ManyPolicies} as jCasbin's users would write them. */
final class Casbin {

    private static final String MODEL = """
            [request_definition]
            r = tool, path

            [policy_definition]
            p = tool, path, eft

            [policy_effect]
            e = !some(where (p.eft == deny))

            [matchers]
            m = r.tool == p.tool && keyMatch(r.path, p.path)
            """;

    private Casbin() {}

    static Enforcer closedFolders(int count) {
        Model model = new Model();
        model.loadModelFromText(MODEL);
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        enforcer.addPolicies(IntStream.range(0, count)
                .mapToObj(i -> List.of("Write", ManyPolicies.closedFolder(i) + "/*", "deny"))
                .toList());
        return enforcer;
    }
}
