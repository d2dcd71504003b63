package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.ServiceClient;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceRequest;
import dev.loki.http.ServiceSettings;
import dev.loki.http.SteppedClock;
import dev.loki.standin.JiraStandIn;
import dev.loki.standin.OpenApiSchema;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in takes what Jira takes: a field that is wrong does not pass. */
@Needs(External.SCHEMAS)
class JiraSchemaTest {

    private static final String DOCUMENT = TestJira.document("text").toString();

    private final JiraStandIn server = new JiraStandIn();

    @BeforeEach
    void requireSchemas() {
        OpenApiSchema.JIRA.require();
        server.issue("PROJ-1", "Story", "A story");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsRightPasses() throws HttpFailure {
        send("POST", "issue/PROJ-1/comment", "{'body':DOC}");
        send("POST", "issue/PROJ-1/transitions", "{'transition':{'id':'21'}}");
        send("POST", "search/jql", "{'jql':'parent = \\'PROJ-1\\'','fields':['summary'],'reconcileIssues':[10001]}");
        assertThat(server.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | search/jql | {'jql':'x','fields':['summary'],'startAt':0}",
                "POST | search/jql | {'jql':'x','fields':['summary'],'nextPageToken':null}",
                "POST | search/jql | {'jql':'x','fields':['summary'],'expand':['names']}",
                "POST | search/jql | {'jql':'x'}",
                "POST | issue/PROJ-1/transitions | {'transition':{'id':21}}",
                "POST | issue/PROJ-1/comment | {'body':'just text'}",
                "POST | issue/PROJ-1/comment | {'body':{'type':'doc','content':[]}}",
                "POST | issue/PROJ-1/comment | {'body':DOC,'properties':[{'key':'k','value':1,'more':2}]}",
                "POST | issue/PROJ-1/remotelink | {'globalId':'x'}",
                "POST | issue/PROJ-1/remotelink | {'globalId':'x','object':{'url':'https://example.com'}}",
                "POST | issue | {'fields':{'summary':'two\\nlines'}}",
                "POST | issue | {'fields':{'summary':'s','description':'just text'}}",
                "POST | issue | {'fields':{'summary':'s','labels':['two words']}}",
                "POST | issue | {'fields':{'summary':'s'},'properties':{'k':1}}",
                "PUT | issue/PROJ-1/comment/1?notify=false | {'body':DOC}",
                "POST | search | {'jql':'x','fields':['summary']}",
            })
    void oneWrongFieldDoesNot(String method, String path, String body) {
        assertThatThrownBy(() -> send(method, path, body)).isInstanceOf(HttpFailure.class);
        assertThat(server.violations()).isNotEmpty();
    }

    @Test
    void longTextsDoNotEither() {
        for (String body : List.of(
                "{'fields':{'summary':'" + "x".repeat(256) + "'}}",
                "{'fields':{'summary':'s','description':"
                        + TestJira.document("x".repeat(32_768)).toString() + "}}")) {
            assertThatThrownBy(() -> send("POST", "issue", body)).isInstanceOf(HttpFailure.class);
        }
        assertThat(server.violations()).hasSize(2);
    }

    private void send(String method, String path, String body) throws HttpFailure {
        HttpHeaders headers = HttpHeaders.NONE.with("Authorization", JiraStandIn.AUTHORIZATION);
        ServiceSettings settings = new ServiceSettings(HttpEndpoint.parse(server.url()), headers, "test");
        String json = body.replace("\\'", "\\\"").replace('\'', '"').replace("DOC", DOCUMENT);
        try (ServiceClient client =
                new ServiceClient(settings, new JiraDialect(), ServiceListener.NONE, new SteppedClock())) {
            client.call(ServiceRequest.write(method, "rest/api/3/" + path, json));
        }
    }
}
