package dev.loki.domain.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** The arithmetic of paths that are seen from a folder, each of which may be known in part. */
final class FolderPaths {
    private FolderPaths() {}

    /** A relative path as seen from where the folder is. */
    static Word in(String folder, Word path) {
        if (folder.isEmpty()) {
            return path;
        }
        Word moved = path.in(folder);
        if (path.form() != Word.Form.UNKNOWN && Word.sketched(folder).form() == Word.Form.UNKNOWN) {
            return Word.sketched(moved.value()).given(path.given());
        }
        boolean home = folder.startsWith("~") && path.form() == Word.Form.TEXT;
        return new Word(
                moved.given(), home ? Word.Form.HOME : path.form(), moved.value(), moved.many(), moved.sketches());
    }

    /** The folder without what leads nowhere: {@code a} of {@code a/./b/..}, as {@code cd} has it (XCU, cd -L). */
    static String tidy(String folder) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : folder.split("/", -1)) {
            String last = names.isEmpty() ? ".." : names.peekLast();
            boolean back = name.equals("..") && !last.equals("..") && !last.equals("~");
            if (back && !last.equals(String.valueOf(Word.BELOW))) {
                names.removeLast();
            } else if (!back && !name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return (folder.startsWith("/") ? "/" : "") + String.join("/", names);
    }
}
