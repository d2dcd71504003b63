package dev.loki.domain.quality;

/** A template cannot be used. The message names the file, the line and the placeholder, and how to mend it. */
public final class ReportTemplateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    ReportTemplateException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
