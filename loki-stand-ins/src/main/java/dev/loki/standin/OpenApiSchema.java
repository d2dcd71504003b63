package dev.loki.standin;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import dev.loki.testing.External;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.opentest4j.TestAbortedException;

/**
 * What a service takes, as its own OpenAPI document says. Where the folder of {@link External#SCHEMAS} is not there, it has
 * nothing against anything; a test says so with {@link #require}. Documents are read once in a JVM. Thread-safe.
 */
public enum OpenApiSchema {
    /** Jira Cloud REST v3, without what was removed of it. */
    JIRA("jira-subset.json"),
    /** GitHub REST of 2022-11-28. */
    GITHUB("github-subset.json");

    /** GitHub's document knows one media type of answers, which is none of those that its pages tell us to ask for. */
    private static final String ACCEPT = "validation.request.accept.notAllowed";

    private static final String UNKNOWN_PARAMETER = "validation.request.parameter.query.unexpected";

    private final String file;

    /** By base path; a document does not change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, OpenApiInteractionValidator> validators = new ConcurrentHashMap<>();

    OpenApiSchema(String file) {
        this.file = file;
    }

    /**
     * Skips the running test where the document is absent, for otherwise nothing it sends would be held against it.
     *
     * @throws TestAbortedException where it is absent
     */
    public void require() {
        Skips.unless(
                document().isPresent(), External.SCHEMAS, file + " is not there: requests are held against nothing");
    }

    /**
     * What the document has against a request; empty where it has nothing, or is absent.
     *
     * @param basePath what stands before the document's paths, such as {@code /api/v3}; empty where nothing does
     */
    public List<String> complaints(RecordedRequest request, String basePath) {
        return document()
                .map(path -> validators.computeIfAbsent(basePath, base -> validator(path, base)))
                .map(validator -> complaints(validator.validateRequest(simple(request))))
                .orElse(List.of());
    }

    private Optional<Path> document() {
        return External.SCHEMAS.find().map(folder -> folder.resolve(file)).filter(Files::isRegularFile);
    }

    private static OpenApiInteractionValidator validator(Path document, String basePath) {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(document))
                    .withBasePathOverride(basePath.isEmpty() ? "/" : basePath)
                    .withLevelResolver(LevelResolver.create()
                            .withLevel(ACCEPT, Level.IGNORE)
                            .withLevel(UNKNOWN_PARAMETER, Level.ERROR)
                            .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(ValidationReport.Message::getMessage)
                .toList();
    }

    private static SimpleRequest simple(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        SimpleRequest.Builder simple = new SimpleRequest.Builder(request.getMethod(), url.encodedPath());
        url.queryParameterNames().forEach(name -> simple.withQueryParam(name, url.queryParameterValues(name)));
        request.getHeaders()
                .names()
                .forEach(name -> simple.withHeader(name, request.getHeaders().values(name)));
        if (request.getBody() != null && request.getBody().size() > 0) {
            simple.withBody(request.getBody().utf8());
        }
        return simple.build();
    }
}
