package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.document.Documents;

/** Many set-ups are read one by one; what is wrong with one does not keep the others from being read. */
class SetUpsTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The ids of what was read and the problems of what was not, without the temporary folder. */
    private List<String> read(SetUps setUps) {
        List<String> said = new ArrayList<>();
        while (setUps.hasNext()) {
            SetUp setUp = setUps.next().get();
            setUp.experiment().ifPresent(experiment -> {
                if (experiment.faults().isEmpty()) {
                    said.add(experiment.id() + " at " + setUp.at());
                }
                experiment.faults().forEach(fault -> said.add(fault.toString()));
            });
            setUp.problems().forEach(problem -> said.add(problem.toString()));
        }
        setUps.close();
        return said.stream()
                .map(text -> text.replace(folder.toString(), "").replace('\\', '/'))
                .toList();
    }

    private List<String> read(Path... paths) {
        return read(SetUps.of(Arrays.stream(paths).map(Path::toString).toList())
                .columns(ColumnMapping.NONE)
                .open());
    }

    private List<String> readLines(String text) {
        return read(SetUps.of(List.of("-"))
                .standardInput(stream(text))
                .columns(ColumnMapping.NONE)
                .open());
    }

    @Test
    void theEndingTellsTheFormat() throws IOException {
        assertEquals(
                List.of(
                        "a at /a.yaml",
                        "b at /b.JSON",
                        "c at /c.jsonl:1",
                        "d at /c.jsonl:2",
                        "e at /e.csv:2",
                        "f at /f.tsv:2"),
                read(
                        file("a.yaml", "id: a"),
                        file("b.JSON", "{\"id\": \"b\"}"),
                        file("c.jsonl", "{\"id\": \"c\"}\n{\"id\": \"d\"}"),
                        file("e.csv", "id,title\ne,x"),
                        file("f.tsv", "id\ttitle\nf\tx, y")));
    }

    @Test
    void aFormatCanBeForcedOnAllInputs() throws IOException {
        Path text = file("plates.txt", "{\"id\": \"a\"}\n{\"id\": \"b\"}\n");
        SetUps forced = SetUps.of(List.of(text.toString(), "-"))
                .standardInput(stream("{\"id\": \"c\"}"))
                .format(InputFormat.NDJSON)
                .columns(ColumnMapping.NONE)
                .open();

        assertEquals(List.of("a at /plates.txt:1", "b at /plates.txt:2", "c at -:1"), read(forced));
        assertEquals(
                List.of("y at -"),
                read(SetUps.of(List.of("-"))
                        .standardInput(stream("id: y"))
                        .format(InputFormat.YAML)
                        .columns(ColumnMapping.NONE)
                        .open()));
        assertEquals(
                List.of("j at -"),
                read(SetUps.of(List.of("-"))
                        .standardInput(stream("{\n\"id\": \"j\"\n}"))
                        .format(InputFormat.JSON)
                        .columns(ColumnMapping.NONE)
                        .open()));
        assertEquals(
                List.of(
                        "/plates.txt: has an ending that does not tell how it is written; allowed: .yaml, .yml, .json, .ndjson, "
                                + ".jsonl, .csv, .tsv. Maybe: --input with yaml, json, ndjson or csv"),
                read(text));
    }

    @Test
    void whatCannotBeReadIsRefusedAndTheRestIsRead() throws IOException {
        Path good = file("good.yaml", "id: good");

        assertEquals(
                List.of(
                        "/missing.yaml: no such file",
                        "/missing.csv: no such file",
                        "good at /good.yaml",
                        "/bad.yaml:1:1: \"medum\" is not a section",
                        "/empty.ndjson: holds no set-up",
                        "/empty.csv: is empty",
                        "/header.csv: holds no set-up",
                        "good at /good.yaml"),
                read(
                                folder.resolve("missing.yaml"),
                                folder.resolve("missing.csv"),
                                good,
                                file("bad.yaml", "medum: {}"),
                                file("empty.ndjson", "\n\n"),
                                file("empty.csv", ""),
                                file("header.csv", "id,title\n"),
                                good)
                        .stream()
                        .map(said -> said.replaceAll("; allowed.*", ""))
                        .toList());
    }

    @Test
    void aDirectoryIsWalkedInOrder() throws IOException {
        for (String name : List.of(
                "d/b.yaml",
                "d/a/z.yml",
                "d/c.json",
                "d/.hidden.yaml",
                "d/.git/x.yaml",
                "d/letrodx.yaml",
                "d/waivers.yaml",
                "d/house.waivers.yaml",
                "d/my.schema.json",
                "d/notes.txt",
                "d/empty/notes.md")) {
            file(name, "{\"id\": \"" + name + "\"}");
        }

        assertEquals(
                List.of("d/a/z.yml at /d/a/z.yml", "d/b.yaml at /d/b.yaml", "d/c.json at /d/c.json"),
                read(folder.resolve("d")));
        assertEquals(
                List.of(
                        "/d/empty: holds no set-up; allowed: files that end with .yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv",
                        "d/b.yaml at /d/b.yaml"),
                read(folder.resolve("d/empty"), folder.resolve("d/b.yaml")));
    }

    @Test
    void whatOtherFilesADirectoryHoldsIsTold() throws IOException {
        for (String name : List.of(
                "d/b.yaml",
                "d/z.XLSX",
                "d/a/notes.txt",
                "d/Makefile",
                "d/.hidden.txt",
                "d/.plate.yaml",
                "d/.git/x.txt",
                "d/letrodx.yaml",
                "d/columns.yaml",
                "d/waivers.yaml",
                "d/house.waivers.yaml",
                "d/my.schema.json")) {
            file(name, "{}");
        }
        Files.createDirectories(folder.resolve("d/folder.txt"));
        SetUps setUps = SetUps.of(List.of(
                        folder.resolve("d").toString(), folder.resolve("d/a").toString()))
                .columns(ColumnMapping.NONE)
                .open();

        assertEquals(
                List.of(
                        Path.of(".git"),
                        Path.of(".hidden.txt"),
                        Path.of(".plate.yaml"),
                        Path.of("Makefile"),
                        Path.of("a/notes.txt"),
                        Path.of("z.XLSX")),
                setUps.notRead().stream().map(folder.resolve("d")::relativize).toList());
    }

    @Test
    void whatLinksLeadToIsReadOnceOrRefused() throws IOException {
        Path real = file("real/one.yaml", "id: one");
        Files.createDirectories(folder.resolve("d"));
        Files.createSymbolicLink(folder.resolve("d/loop"), folder.resolve("d"));
        Files.createSymbolicLink(folder.resolve("d/other"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("d/within"), Files.createDirectories(folder.resolve("d/inner")));
        Files.createSymbolicLink(folder.resolve("d/link.yaml"), file("d/inner/one.yml", "id: one"));
        Files.createSymbolicLink(folder.resolve("d/out.yaml"), real);
        Files.createSymbolicLink(folder.resolve("d/nowhere.yaml"), folder.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("start"), folder.resolve("d"));

        String leadsOut =
                ": is a link out of its folder and is not followed; allowed: a file in the folder, or the name of"
                        + " what it leads to on the command line";
        for (String start : List.of("d", "start")) {
            assertEquals(
                    List.of(
                            "one at /" + start + "/inner/one.yml",
                            "one at /" + start + "/link.yaml",
                            "/" + start + "/nowhere.yaml: no such file",
                            "/" + start + "/other" + leadsOut,
                            "/" + start + "/out.yaml" + leadsOut),
                    read(folder.resolve(start)));
        }
        assertEquals(List.of("one at /d/out.yaml"), read(folder.resolve("d/out.yaml")), "the user has named it");
    }

    @Test
    void linesEndAsTheyLikeAndBlankOnesAreCounted() {
        assertEquals(
                List.of("a at -:1", "b at -:4", "c at -:5"),
                readLines("\ufeff{\"id\": \"a\"}\r\n\r\n  \n{\"id\": \"b\"}\n{\"id\": \"c\"}"));
    }

    @Test
    void aBadLineIsSaidWithItsPlace() {
        assertEquals(
                List.of(
                        "a at -:1",
                        "-:2:24: medium.phenolRed: \"maybe\" is neither true nor false; allowed: true, false, unknown",
                        "-:3:1: is not JSON",
                        "-:4:12: something follows the end of the document",
                        "-:5:1: a list at the top of a scenario",
                        "-:6:13: \"id\" occurs twice; it was first at line 6",
                        "-:7:8: id: a text of 2001 characters; allowed: up to 2000",
                        "b at -:8"),
                readLines(
                                "{\"id\": \"a\"}\n{\"medium\":{\"phenolRed\":\"maybe\"}}\nid: yaml\n{\"id\":\"a\"} {\"id\":\"b\"}\n[]\n"
                                        + "{\"id\": \"a\", \"id\": \"b\"}\n{\"id\": \"" + "x".repeat(2001)
                                        + "\"}\n{\"id\": \"b\"}\n")
                        .stream()
                        .map(said ->
                                said.replaceAll("(is not JSON|of the document|of a scenario|at line 6)[:;].*", "$1"))
                        .toList());
    }

    @Test
    void aLineThatIsNoJsonIsSaidInPlainWords() {
        String lines = """
                {"id": "b", "hormones": {"estradiolAdded":
                {"id": "c
                {"id
                [{"id": "d"}
                "e
                {"id": 1
                {"id": "f",
                {"id": tru
                {"id": "f"]
                {"id": f}
                {"id": "g" "title": "x"}
                {"id": +1}
                {"id": NaN}
                // comment
                """ + "{\"id\": " + "9".repeat(2000) + "}\n";
        List<String> said = readLines("{\"id\": \"a\"}\n" + lines);

        assertEquals(
                List.of(
                        "a at -:1",
                        "-:2:43: is not JSON: it ends before the object that begins at line 2, column 25 is closed; allowed: one whole document. "
                                + "Maybe: it was cut off",
                        "-:3:10: is not JSON: it ends within a text before the object that begins at line 3, column 1 is closed; allowed: one whole "
                                + "document. Maybe: it was cut off",
                        "-:4:5: is not JSON: it ends within a text before the object that begins at line 4, column 1 is closed; allowed: one whole "
                                + "document. Maybe: it was cut off",
                        "-:5:13: is not JSON: it ends before the list that begins at line 5, column 1 is closed; allowed: one whole document. "
                                + "Maybe: it was cut off",
                        "-:6:3: is not JSON: it ends within a text; allowed: one whole document. Maybe: it was cut off",
                        "-:7:9: is not JSON: it ends before the object that begins at line 7, column 1 is closed; allowed: one whole document. "
                                + "Maybe: it was cut off",
                        "-:8:12: is not JSON: it ends before the object that begins at line 8, column 1 is closed; allowed: one whole document. "
                                + "Maybe: it was cut off",
                        "-:9:8: is not JSON: it ends before the object that begins at line 9, column 1 is closed; allowed: one whole document. "
                                + "Maybe: it was cut off"),
                said.subList(0, 9));
        assertEquals("-:10:11: is not JSON: Unexpected close marker ']': expected '}'", said.get(9));
        assertEquals(16, said.size());
        said.forEach(problem ->
                assertFalse(problem.matches(".*(REDACTED|Source|Feature|Constraints|enable|\\(code).*"), problem));
        said.forEach(problem -> assertTrue(problem.matches("(a at )?-:\\d+(:\\d+: .*)?"), problem));
    }

    @Test
    void malformedBytesSpoilOneLineOnly() throws IOException {
        Path file = Files.write(
                folder.resolve("x.ndjson"),
                "{\"id\": \"a\"}\n{\"id\": \"\u00b5\"}\n{\"id\": \"c\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(
                        "a at /x.ndjson:1",
                        "/x.ndjson:2: is not UTF-8; allowed: save the file as UTF-8",
                        "c at /x.ndjson:3"),
                read(file));
    }

    @Test
    void anOverLongLineIsRefusedAndNotHeld() {
        InputStream endless = new InputStream() {
            private long left = 100L * Documents.LARGEST;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int read = (int) Math.min(length, left);
                Arrays.fill(bytes, from, from + read, (byte) 'x');
                left -= read;
                return read == 0 ? -1 : read;
            }
        };
        InputStream stream = new SequenceInputStream(Collections.enumeration(
                List.of(stream("{\"id\": \"a\"}\n"), endless, stream("\n{\"id\": \"" + "b".repeat(5) + "\"}"))));

        assertEquals(
                List.of(
                        "a at -:1",
                        "-:2: is longer than 1024 KiB; allowed: a house limit on the size of one line",
                        "bbbbb at -:3"),
                read(SetUps.of(List.of("-"))
                        .standardInput(stream)
                        .columns(ColumnMapping.NONE)
                        .open()));
    }

    @Test
    void aFaultOfOursCostsTheInputAndNotTheNextOnes() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("a bug");
            }
        };

        assertEquals(
                List.of(
                        "-: cannot be read, which is a fault of ours: java.lang.IllegalStateException: a bug",
                        "a at /a.yaml"),
                read(SetUps.of(List.of("-", file("a.yaml", "id: a").toString()))
                        .standardInput(broken)
                        .open()));
    }

    @Test
    void aLineOfExactlyTheLimitIsRead() {
        String record = "{\"id\": \"a\"";
        String full = record + " ".repeat(Documents.LARGEST - record.length() - 1) + "}";

        assertEquals(List.of("a at -:1", "b at -:2"), readLines(full + "\n{\"id\": \"b\"}"));
        assertTrue(readLines(full + " \n{\"id\": \"b\"}").get(0).startsWith("-:1: is longer than"));
    }

    @Test
    void aDocumentOverSeveralLinesIsToldFromLines() {
        assertEquals(
                List.of("-:2: is not a whole JSON document; allowed: one JSON document in one line. "
                        + "Maybe: a JSON document over several lines needs --input json"),
                readLines("\n { \n  \"id\": \"a\"\n}\n"));
        assertEquals(1, readLines("[\n{\"id\": \"a\"},\n{\"id\": \"b\"}\n]").size());
    }

    @Test
    void streamsThatBreakOffAreSaidSo() {
        InputStream broken = new SequenceInputStream(stream("{\"id\": \"a\"}\n"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });

        assertEquals(
                List.of("a at -:1", "-:2: cannot be read: the disk is gone"),
                read(SetUps.of(List.of("-"))
                        .standardInput(broken)
                        .columns(ColumnMapping.NONE)
                        .open()));
    }

    @Test
    void aMillionLinesNeedTheMemoryOfOne() {
        int lines = 100_000;
        InputStream generated = new SequenceInputStream(new Enumeration<>() {
            private int line;

            @Override
            public boolean hasMoreElements() {
                return line < lines;
            }

            @Override
            public InputStream nextElement() {
                line++;
                return stream(line == lines / 2 ? "{\"id\": }\n" : "{\"id\": \"" + line + "\"}\n");
            }
        });
        SetUps setUps = SetUps.of(List.of("-"))
                .standardInput(generated)
                .columns(ColumnMapping.NONE)
                .open();
        assertEquals(OptionalLong.empty(), setUps.bytesTotal());

        int read = 0;
        List<String> problems = new ArrayList<>();
        while (setUps.hasNext()) {
            SetUp setUp = setUps.next().get();
            read++;
            setUp.problems().forEach(problem -> problems.add(problem.at().toString()));
            assertTrue(setUps.bytesRead() <= 20L * read, "no line is read before it is asked for");
        }
        assertEquals(lines, read);
        assertEquals(List.of("-:50000:8"), problems);
    }

    @Test
    void theWorkCanBeDoneInAnyOrderOnAnyThread() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 2_000)
                .forEach(line -> text.append("{\"id\": \"").append(line).append("\"}\n"));
        SetUps setUps = SetUps.of(List.of("-"))
                .standardInput(stream(text.toString()))
                .columns(ColumnMapping.NONE)
                .open();
        List<Supplier<SetUp>> work = new ArrayList<>();
        setUps.forEachRemaining(work::add);

        List<String> ids = work.parallelStream()
                .map(one -> one.get().experiment().orElseThrow().id())
                .toList();

        assertEquals(IntStream.range(0, 2_000).mapToObj(String::valueOf).toList(), ids);
        assertThrows(NoSuchElementException.class, setUps::next);
    }

    @Test
    void itSaysHowFarItIs() throws IOException {
        Path one = file("one.yaml", "id: one");
        Path two = file("two.ndjson", "{\"id\": \"two\"}\n");
        Path three = file("three.csv", "id\nthree\n");
        SetUps setUps = SetUps.of(List.of(one.toString(), two.toString(), three.toString(), "gone.yaml"))
                .columns(ColumnMapping.NONE)
                .open();
        long total = Files.size(one) + Files.size(two) + Files.size(three);

        assertEquals(0, setUps.bytesRead());
        setUps.next();
        assertEquals(Files.size(one), setUps.bytesRead());
        assertEquals(4, 1 + read(setUps).size());
        assertEquals(total, setUps.bytesRead());
        assertEquals(OptionalLong.of(total), setUps.bytesTotal());
    }

    @Test
    void waiversAreHandedOnUnread() throws IOException {
        Path yaml = file("w.yaml", "id: w\nwaivers:\n  - {rule: MED-01, reason: intended}\n");
        SetUp setUp = SetUps.of(List.of(yaml.toString()))
                .columns(ColumnMapping.NONE)
                .open()
                .next()
                .get();

        assertEquals(
                "[{rule=MED-01, reason=intended}]",
                setUp.waivers().orElseThrow().plain().toString());
        assertEquals(3, setUp.waivers().orElseThrow().at().line());
        assertEquals(
                "{\"id\":\"w\"}", ScenarioWriter.canonical(setUp.experiment().orElseThrow()));
        assertEquals("w", ScenarioReader.read(yaml).id());
        assertEquals(
                List.of(
                        "-:1:13: waivers: is not a list; allowed: a list of maps with rule, facts, reason, text, by, on and expires",
                        "-:2:13: waivers: is not a waiver; allowed: a list of maps with rule, facts, reason, text, by, on and expires",
                        " at -:3"),
                readLines("{\"waivers\": \"MED-01\"}\n{\"waivers\":[\"MED-01\"]}\n{\"waivers\": null}"));
    }
}
