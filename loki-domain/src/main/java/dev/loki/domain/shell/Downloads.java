package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

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
        for (Word output : given.values(CURL_WRITES)) {
            call.touch(output, Kind.WRITE);
            numbered(call, output, given.operands());
        }
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

    /** A name with {@code #1}, for which curl puts what a set or range of the address became ("URL globbing"). */
    private static void numbered(Call call, Word output, List<Word> addresses) {
        if (output.text().filter(text -> text.matches(".*#\\d.*")).isPresent()) {
            List<String> names = addresses.stream()
                    .flatMap(address -> Stream.of(address.value().split("[{},\\[\\]]", -1)))
                    .map(part -> output.value().replaceAll("#\\d+", Matcher.quoteReplacement(part)))
                    .toList();
            call.touch(Word.unknown(output.given(), names), Kind.WRITE);
        }
    }

    private static void wget(Call call) {
        Options given = Options.anywhere(
                "O= o= a= P= e= i= t= T= U= output-document= output-file= append-output= directory-prefix= execute="
                        + " header= user= password= post-data= post-file= save-cookies= load-cookies= warc-file="
                        + " user-agent= tries= timeout= input-file= level= accept= reject= include-directories=",
                call.arguments().stream().map(Downloads::withoutPairs).toList());
        List<Word> outputs = given.values("O", "output-document");
        call.touch(outputs, Kind.WRITE);
        call.touch(
                given.values(
                        "o", "output-file", "a", "append-output", "P", "directory-prefix", "save-cookies", "warc-file"),
                Kind.WRITE);
        if (outputs.isEmpty()) {
            named(call, given.operands(), given.values("P", "directory-prefix"));
            if (Stream.of("r", "m", "x", "p", "recursive", "mirror", "force-directories", "page-requisites")
                    .anyMatch(given::has)) {
                folders(call, given);
            }
        }
        if (given.has("e")
                || given.has("execute")
                || call.hasArgument("--use-")
                || call.hasArgument("--ex")
                || given.operands().stream().anyMatch(Call::mayBeOption)) {
            call.doubt(Doubt.Kind.PROGRAM, "wget with a setting that may start a program");
        }
    }

    /** Without the options of wget that are two letters, the first an n. */
    private static Word withoutPairs(Word word) {
        boolean cluster =
                word.text().filter(text -> text.matches("-[a-zA-Z0-9].*")).isPresent();
        int valued = 1;
        while (cluster
                && valued < word.value().length()
                && "OoaPeitTUADRlIQ".indexOf(word.value().charAt(valued)) < 0) {
            valued += word.value().charAt(valued) == 'n' ? 2 : 1;
        }
        String letters = cluster
                ? word.value().substring(0, Math.min(valued, word.value().length()))
                : "";
        return letters.indexOf('n') < 0
                ? word
                : Word.of((letters.replaceAll("n.", "") + word.value().substring(letters.length()))
                        .replaceFirst("^-$", "--no-verbose"));
    }

    /** Folders as the addresses have them: below one named after the host, or, where a list or an option says so, at once. */
    private static void folders(Call call, Options given) {
        List<Word> prefixes = given.values("P", "directory-prefix");
        boolean listed = given.has("i") || given.has("input-file");
        boolean atOnce = listed
                || call.arguments().stream()
                        .anyMatch(word -> word.value().matches("-[a-zA-Z]*nH.*") || word.startsWith("--no-host-d"));
        List<Word> hosts = given.operands().stream().map(Downloads::host).toList();
        call.session()
                .folders()
                .within(
                        prefixes.subList(Math.max(0, prefixes.size() - 1), prefixes.size()),
                        () -> call.touch(atOnce ? List.of(Word.of(".")) : hosts, Kind.TREE));
    }

    private static Word host(Word address) {
        return address.text()
                .map(text -> Word.of(text.replaceFirst("^\\w+://", "")
                        .replaceFirst("[/?#].*", "")
                        .replaceFirst(".*@", "")))
                .orElse(Word.unknown(address.given()));
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
