package dev.loki.adapter.github.codehost;

import dev.loki.standin.github.GitHubToken;
import org.junit.jupiter.api.BeforeEach;

/** With the token of a workflow, which may make check runs, and of which GitHub does not tell whose it is. */
class GitHubCodeHostOfWorkflowContractTest extends GitHubCodeHostContractTest {

    @BeforeEach
    void useTheTokenOfAWorkflow() {
        service.use(GitHubToken.WORKFLOW);
    }
}
