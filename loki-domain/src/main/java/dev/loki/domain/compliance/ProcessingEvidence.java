package dev.loki.domain.compliance;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What entries say about the processing of personal data: recipients that were contacted, categories that were seen,
 * regions, erasures. Not thread-safe.
 */
final class ProcessingEvidence {

    private static final List<String> RECIPIENT = List.of("provider", "recipient");
    private static final List<String> REGION = List.of("region", "country");
    private static final List<String> CATEGORY = List.of("category", "categories", "data_categories");

    /** The scanner's personal data, as the reason of a decision names it. */
    private static final Pattern PERSONAL_DATA =
            Pattern.compile("\\b(email-address|us-ssn|phone-number|credit-card-number|iban) at line ");

    private static final int MAX_WHY = 4_096;

    private final Framework framework;
    private final MappedActions mapped;
    private final MappedActions items = new MappedActions(Framework.GDPR);
    private final Map<ArticleItem, Tally> seen = new EnumMap<>(ArticleItem.class);

    ProcessingEvidence(Framework framework) {
        this.framework = framework;
        this.mapped = new MappedActions(framework);
    }

    /** The controls an entry is evidence for; categories of personal data are seen in what it says, not in its action. */
    Set<String> with(AuditEntry entry) {
        Set<String> ids = mapped.of(entry.what());
        if (framework == Framework.GDPR && !categories(entry).isEmpty()) {
            ids = new LinkedHashSet<>(ids);
            ids.add(ArticleItem.PERSONAL_DATA.controlId());
        }
        return ids;
    }

    void take(AuditEntry entry) {
        Set<String> ids = items.of(entry.what());
        count(ArticleItem.PERSONAL_DATA, categories(entry));
        if (ids.contains(ArticleItem.RECIPIENTS.controlId()) || ids.contains(ArticleItem.TRANSFERS.controlId())) {
            count(ArticleItem.RECIPIENTS, texts(entry, RECIPIENT));
            count(ArticleItem.TRANSFERS, texts(entry, REGION));
        }
        if (ids.contains(ArticleItem.ERASURE.controlId())) {
            count(ArticleItem.ERASURE, Set.of(entry.what()));
        }
        if (ids.contains(ArticleItem.MEASURES.controlId())) {
            count(ArticleItem.MEASURES, Set.of(entry.what()));
        }
    }

    Map<ArticleItem, Map<String, Long>> seen() {
        Map<ArticleItem, Map<String, Long>> counts = new EnumMap<>(ArticleItem.class);
        seen.forEach((item, tally) -> counts.put(item, tally.counts()));
        return counts;
    }

    private void count(ArticleItem item, Set<String> texts) {
        texts.forEach(text -> seen.computeIfAbsent(item, unused -> new Tally()).add(text));
    }

    private static Set<String> categories(AuditEntry entry) {
        Set<String> categories = new LinkedHashSet<>(texts(entry, CATEGORY));
        String why = entry.why();
        if (why != null) {
            Matcher named = PERSONAL_DATA.matcher(why.substring(0, Math.min(MAX_WHY, why.length())));
            while (named.find()) {
                categories.add(named.group(1));
            }
        }
        return categories;
    }

    private static Set<String> texts(AuditEntry entry, List<String> names) {
        Set<String> texts = new LinkedHashSet<>();
        if (entry.metadata() instanceof JsonObject details) {
            for (String name : names) {
                add(details.get(name), texts);
            }
        }
        return texts;
    }

    private static void add(@Nullable JsonValue value, Set<String> texts) {
        if (value instanceof JsonString text && !text.value().isBlank()) {
            texts.add(text.value());
        } else if (value instanceof JsonArray array) {
            array.elements().stream().limit(20).forEach(element -> {
                if (element instanceof JsonString text && !text.value().isBlank()) {
                    texts.add(text.value());
                }
            });
        }
    }
}
