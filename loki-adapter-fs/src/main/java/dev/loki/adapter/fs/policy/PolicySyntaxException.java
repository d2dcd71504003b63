package dev.loki.adapter.fs.policy;

import dev.loki.domain.policy.PolicyProblem;

/** A policy file cannot be read. */
final class PolicySyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient PolicyProblem problem;

    /**
     * @param line from 1
     * @param message what was expected; quotes nothing of the file
     */
    PolicySyntaxException(String file, int line, String message) {
        super(message);
        this.problem = new PolicyProblem(file, line, "", message);
    }

    PolicyProblem problem() {
        return problem;
    }
}
