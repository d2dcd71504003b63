package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that copy between folders and stores elsewhere: into a folder comes what the store holds. */
final class ObjectStores {
    private static final String OPTIONS =
            "exclude= include= profile= region= endpoint-url= acl= storage-class= cache-control= content-type= metadata= sse="
                    + " query= page-size= expected-size= source-region= request-payer= config= transfers= checkers="
                    + " project= account= o= h= x= i= u=";

    /** What takes all that is below. */
    private static final Set<String> WHOLE = Set.of("sync", "rsync", "mirror", "copy", "move", "bisync");

    private static final Set<String> SINGLE = Set.of("cp", "mv", "get", "copyto", "moveto");

    private ObjectStores() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "aws gsutil gcloud rclone s3cmd s5cmd mc azcopy", ObjectStores::copy);
        all.put("az", ObjectStores::download);
    }

    private static void copy(Call call) {
        call.touchPerhaps();
        Options given = Options.anywhere(OPTIONS, call.arguments());
        List<Word> operands = given.operands();
        boolean whole = operands.stream().limit(2).anyMatch(word -> WHOLE.contains(word.value()));
        boolean single = operands.stream().limit(2).anyMatch(word -> SINGLE.contains(word.value()));
        if ((!whole && !single) || operands.size() < 3) {
            return;
        }
        Word target = operands.get(operands.size() - 1);
        if (!isElsewhere(target) && !target.is("-")) {
            boolean below = whole || given.has("recursive") || given.has("r") || given.has("R");
            call.touch(target, below ? Kind.TREE : Kind.WRITE);
            call.touch(operands.get(operands.size() - 2).movedInto(target), Kind.WRITE);
        }
    }

    private static void download(Call call) {
        call.touchPerhaps();
        if (call.hasArgument("download-batch")) {
            call.touch(
                    Options.anywhere("d= s= destination= source= pattern=", call.arguments())
                            .values("d", "destination"),
                    Kind.TREE);
        }
    }

    private static boolean isElsewhere(Word word) {
        return word.value().matches("(?s)\\w[\\w.+-]*:.*");
    }
}
