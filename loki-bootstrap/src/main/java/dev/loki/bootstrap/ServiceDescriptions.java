package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.IntegrationsFile;
import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.bootstrap.settings.IntegrationVariables;
import java.util.List;
import java.util.Map;

/** The services that there are adapters for, as the environment and the file want them. */
record ServiceDescriptions(JiraDescription jira, LinearDescription linear, GitHubDescription github) {

    static final List<String> SERVICES = List.of(JiraDescription.NAME, LinearDescription.NAME, GitHubDescription.NAME);

    /** @throws ConfigurationException where the file cannot be understood */
    static ServiceDescriptions read(Basics basics) {
        IntegrationVariables variables = basics.settings().integrations();
        Map<String, ServiceConfig> file = file(basics);
        return new ServiceDescriptions(
                new JiraDescription(source(variables, file, JiraDescription.NAME, JiraDescription.FIELDS)),
                new LinearDescription(source(variables, file, LinearDescription.NAME, LinearDescription.FIELDS)),
                new GitHubDescription(source(variables, file, GitHubDescription.NAME, GitHubDescription.FIELDS)));
    }

    List<ServiceDescription> all() {
        return List.of(jira, linear, github);
    }

    /** @throws ConfigurationException where there is no such service */
    ServiceDescription named(String service) {
        return all().stream()
                .filter(one -> one.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        List.of("there is no service '" + service + "'; expected " + String.join(", ", SERVICES))));
    }

    private static ServiceSource source(
            IntegrationVariables variables,
            Map<String, ServiceConfig> file,
            String service,
            Map<String, String> fields) {
        return new ServiceSource(variables, file.getOrDefault(service, ServiceConfig.NONE), fields);
    }

    private static Map<String, ServiceConfig> file(Basics basics) {
        try {
            return new IntegrationsFile(basics.loki()).read();
        } catch (UnusableFileException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }
}
