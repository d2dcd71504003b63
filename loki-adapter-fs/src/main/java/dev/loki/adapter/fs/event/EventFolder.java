package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** A folder that files are moved into for good; none there is ever replaced. Used by one consumer at a time. */
final class EventFolder {

    /** What a JVM may be unable to spell, depending on its locale, and what a terminal would obey. */
    private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");

    private final Path folder;

    /**
     * @param folder created when it is first needed; a link in its place is refused, as it may lead anywhere
     */
    EventFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Moves a file here, with a number behind its name where that is taken, and {@code _} for what is no printable ASCII;
     * returns where it is now.
     */
    Path take(Path file) throws IOException {
        PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
        String name = NOT_ASCII.matcher(String.valueOf(file.getFileName())).replaceAll("_");
        Path place = folder.resolve(name);
        for (int copy = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); copy++) {
            place = folder.resolve(name + "." + copy);
        }
        return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
