package dev.loki.ports.json;

/** A text is not the JSON it should be. The message quotes nothing of the text, which may hold secrets. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /**
     * @param line where, from 1
     * @param column the character within the line, from 1
     */
    public JsonSyntaxException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The position and the message in one line. */
    public String describe() {
        return "line " + line + ", column " + column + ": " + getMessage();
    }
}
