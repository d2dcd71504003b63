package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;

/** Programs that fetch files from elsewhere. */
final class Downloads {
    private static final String CURL =
            "A= b= c= C= d= D= e= E= F= h? H= K= m= o= P= Q= r= t= T= u= U= w= x= X= y= Y= z= output= output-dir="
                    + " dump-header= cookie-jar= cookie= config= data= data-raw= data-binary= data-urlencode= json= form="
                    + " header= user= user-agent= request= url= upload-file= proxy= max-time= connect-timeout= retry="
                    + " retry-delay= write-out= trace= trace-ascii= stderr= etag-save= etag-compare= libcurl= hsts="
                    + " cacert= cert= key= range= referer= limit-rate= alt-svc=";

    private static final String[] CURL_WRITES = {
        "o",
        "output",
        "D",
        "dump-header",
        "c",
        "cookie-jar",
        "trace",
        "trace-ascii",
        "stderr",
        "etag-save",
        "libcurl",
        "hsts",
        "alt-svc"
    };

    private Downloads() {}

    static void addTo(Map<String, Utility> all) {
        all.put("curl", Downloads::curl);
        all.put("wget", Downloads::wget);
        Utilities.add(all, "scp sftp", Downloads::copy);
    }

    private static void curl(Call call) {
        Options given = Options.anywhere(CURL, call.arguments());
        call.touch(given.values(CURL_WRITES), Kind.WRITE);
        List<Word> folders = given.values("output-dir");
        call.touch(folders, Kind.WRITE);
        if (given.has("O") || given.has("J") || given.has("remote-name") || given.has("remote-name-all")) {
            named(call, given.operands(), folders);
        }
        given.values("K", "config").forEach(call::script);
        if (given.has("K") || given.has("config")) {
            call.doubt(Doubt.Kind.FILES, "curl with settings from a file, which may name others to write");
        }
        boolean hidden = given.operands().stream().anyMatch(Call::mayBeOption);
        boolean shortened = call.arguments().stream()
                .anyMatch(word -> word.startsWith("--out") && !given.has("output") && !given.has("output-dir"));
        if (hidden || shortened) {
            call.doubt(Doubt.Kind.FILES, "curl with an argument that may be -o");
        }
    }

    private static void wget(Call call) {
        Options given = Options.anywhere(
                "O= o= a= P= e= i= t= T= U= output-document= output-file= append-output= directory-prefix= execute="
                        + " header= user= password= post-data= post-file= save-cookies= load-cookies= warc-file="
                        + " user-agent= tries= timeout= input-file=",
                call.arguments());
        List<Word> outputs = given.values("O", "output-document");
        call.touch(outputs, Kind.WRITE);
        call.touch(
                given.values(
                        "o", "output-file", "a", "append-output", "P", "directory-prefix", "save-cookies", "warc-file"),
                Kind.WRITE);
        if (outputs.isEmpty()) {
            named(call, given.operands(), given.values("P", "directory-prefix"));
        }
        if (given.has("e")
                || given.has("execute")
                || call.hasArgument("--use-")
                || call.hasArgument("--ex")
                || given.operands().stream().anyMatch(Call::mayBeOption)) {
            call.doubt(Doubt.Kind.PROGRAM, "wget with a setting that may start a program");
        }
    }

    /** Files named as the address ends, in the folder or the first of those given. */
    private static void named(Call call, List<Word> addresses, List<Word> folders) {
        for (Word address : addresses) {
            Word name = address.baseName()
                    .filter(base -> !base.isEmpty())
                    .map(Word::of)
                    .orElse(Word.of("."));
            if (folders.isEmpty()) {
                call.touch(name, Kind.WRITE);
            } else {
                call.session().folders().within(folders.get(0), () -> call.touch(name, Kind.WRITE));
            }
        }
    }

    private static void copy(Call call) {
        Options given = Options.anywhere("c= F= i= J= l= o= P= S= B= b= D= R= s= X=", call.arguments());
        List<Word> operands = given.operands();
        call.touch(operands.stream().skip(Math.max(0, operands.size() - 1)).toList(), Kind.WRITE);
        if (given.has("r")) {
            call.touch(operands.stream().skip(Math.max(0, operands.size() - 1)).toList(), Kind.TREE);
        }
        if (call.name().equals("sftp")
                || given.has("S")
                || given.has("o")
                || given.has("F")
                || given.has("D")
                || operands.stream().anyMatch(Call::mayBeOption)) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " with options or input that may start programs");
        }
    }
}
