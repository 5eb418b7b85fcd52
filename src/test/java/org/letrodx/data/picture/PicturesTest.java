package org.letrodx.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Xlsx;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every picture must have, and what each shows. */
class PicturesTest {
    private static final PlateAnalysis PLATE =
            TestPlate.response(7, 8, 20, 0.1).set("C5", "OVRFLW").judged();

    private static TumourAnalysis tumours(TestTumours study) {
        return tumours(study, Optional.empty());
    }

    private static TumourAnalysis tumours(TestTumours study, Optional<String> lastDose) {
        return tumours(study, "3", lastDose);
    }

    private static TumourAnalysis tumours(TestTumours study, String start, Optional<String> lastDose) {
        return TumourAnalysis.of(
                TumourTable.read(TestPlate.file("tumours.csv", Xlsx.utf8(study.longTable())), Optional.empty()),
                new TumourOptions(
                        Optional.of(start),
                        lastDose,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<Picture> draw() {
        List<Picture> pictures = new ArrayList<>();
        PLATE.plates().forEach(plate -> pictures.add(PlatePicture.of(plate)));
        PLATE.responses().forEach(response -> pictures.add(DoseResponsePicture.of(response)));
        TestPlate.response(3, 8, 100, 0.1)
                .judged()
                .responses()
                .forEach(response -> pictures.add(DoseResponsePicture.of(response)));
        pictures.add(TumourPicture.of(tumours(TestTumours.standard())));
        for (Diagram diagram : Diagram.values()) {
            pictures.add(diagram.picture(
                    Map.of(
                            diagram.nodes().get(0),
                            new Diagram.Light(Diagram.State.CONFIRMED, "MED-02 & more", "rules/MED-02.html"),
                            diagram.nodes().get(1),
                            new Diagram.Light(Diagram.State.OPEN, "", ""),
                            diagram.nodes().get(2),
                            new Diagram.Light(Diagram.State.RULED_OUT, "", ""),
                            diagram.edges().get(0),
                            new Diagram.Light(Diagram.State.RULED_OUT, "", "")),
                    Map.of(diagram.nodes().get(3), "a note")));
        }
        return pictures;
    }

    static List<Picture> pictures() {
        return draw();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String element) {
        List<String> texts = new ArrayList<>();
        NodeList found = document.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureSaysWhatItShows(Picture picture) throws Exception {
        Document document = parse(picture.svg());
        Element root = document.getDocumentElement();
        // who cannot see an image finds no link in it
        assertEquals(picture.svg().contains("<a ") ? "group" : "img", root.getAttribute("role"));
        assertEquals(picture.name() + "-title " + picture.name() + "-desc", root.getAttribute("aria-labelledby"));
        assertTrue(
                texts(document, "title").get(0).length() > 5
                        && texts(document, "desc").get(0).length() > 30,
                "title and description");
        assertTrue(texts(document, "text").size() > 8, "text is text");
        assertTrue(picture.svg().contains("prefers-color-scheme: dark"), "readable in dark");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void idsAndStylesAreItsOwn(Picture picture) {
        Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(picture.svg());
        Set<String> seen = new HashSet<>();
        while (ids.find()) {
            assertTrue(seen.add(ids.group(1)) && ids.group(1).startsWith(picture.name()), ids.group(1));
        }
        Matcher styles = Pattern.compile("(?s)<style>(.*?)</style>").matcher(picture.svg());
        while (styles.find()) {
            styles.group(1)
                    .lines()
                    .filter(line -> line.contains("{") && !line.startsWith("@media"))
                    .forEach(line -> assertTrue(line.startsWith(".picture"), line));
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPageMayLinkTheStylesInstead(Picture picture) {
        assertTrue(picture.bare().length() < picture.svg().length(), "the styles are gone");
        assertFalse(picture.bare().contains("style"), picture.bare());
        assertTrue(picture.svg().contains(Picture.style()), "they are those that a page links");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertEquals(draw(), draw());
        assertEquals(
                draw().stream().map(Picture::name).distinct().count() + 1,
                draw().size(),
                "the flat curve has the condition of the other");
    }

    @Test
    void thePlateShowsEveryWellAndItsRole() throws Exception {
        String svg = PlatePicture.of(PLATE.plates().get(0)).svg();
        Document document = parse(svg);
        List<String> tips = texts(document, "title");
        assertEquals(97, tips.size());
        assertTrue(
                tips.contains("C5: OVRFLW") || tips.contains("C5, sample, letrozole, 1 nM: OVRFLW"), tips.toString());
        assertTrue(tips.stream().anyMatch(tip -> tip.matches("B2, vehicle, letrozole: [\\d.]+")), tips.toString());
        // each role has dashes of its own, so that colour is not needed
        assertTrue(svg.contains("stroke-dasharray=\"none\"") && svg.contains("stroke-dasharray=\"2 2\""));
        assertTrue(texts(document, "text").containsAll(List.of("vehicle", "blank", "OVRFLW", "A", "H", "12")));
        assertTrue(texts(document, "desc").get(0).contains("1 wells without a reading")
                || texts(document, "desc").get(0).contains("without a reading"));
    }

    /** Where the line of the IC50 and that of half meet, there is the curve. */
    @Test
    void theIc50LiesWhereTheCurveCrossesHalf() {
        String svg = DoseResponsePicture.of(PLATE.responses().get(0)).svg();
        double x = number(svg, "class=\"three mark\" x1=\"([\\d.]+)");
        double y = number(svg, "class=\"line half\" x1=\"[\\d.]+\" y1=\"([\\d.]+)");
        java.util.regex.Matcher points = java.util.regex.Pattern.compile("[ML]?\\s*([\\d.]+)[ ,]([\\d.]+)")
                .matcher(svg.replaceFirst("(?s).*class=\"two curve\" d=\"([^\"]+)\".*", "$1"));
        double before = Double.NaN;
        double last = Double.NaN;
        while (points.find()) {
            double at = Double.parseDouble(points.group(1));
            double height = Double.parseDouble(points.group(2));
            if (before <= x && x <= at) {
                assertEquals(y, last + (height - last) * (x - before) / (at - before), 1, "pixels of height");
                return;
            }
            before = at;
            last = height;
        }
        throw new AssertionError("the curve does not reach its IC50: " + svg);
    }

    private static double number(String svg, String pattern) {
        java.util.regex.Matcher found = java.util.regex.Pattern.compile(pattern).matcher(svg);
        assertTrue(found.find(), pattern);
        return Double.parseDouble(found.group(1));
    }

    @Test
    void theCurveHasItsIc50OrSaysWhyNot() {
        String svg = DoseResponsePicture.of(PLATE.responses().get(0)).svg();
        assertTrue(
                svg.contains("four-parameter log-logistic curve")
                        && svg.contains("95 % band of the curve")
                        && svg.matches("(?s).*IC50 [\\d.]+ nM \\(95 % .*"),
                svg);
        String flat = DoseResponsePicture.of(
                        TestPlate.response(3, 8, 100, 0.1).judged().responses().get(0))
                .svg();
        assertTrue(flat.contains("no IC50: no response up to 300 nM") && !flat.contains("log-logistic"), flat);
    }

    @Test
    void theTumoursShowTheLastDoseWhereItIsKnown() throws Exception {
        String ended = TumourPicture.of(tumours(TestTumours.standard(), Optional.of("21")))
                .svg();
        assertTrue(ended.contains(">last dose</text>") && ended.contains("The last dose is on day 21."), ended);
        for (String open : List.of("", "end")) {
            String svg = TumourPicture.of(
                            tumours(TestTumours.standard(), Optional.of(open).filter(day -> !day.isEmpty())))
                    .svg();
            assertTrue(!svg.contains("last dose"), svg);
        }
    }

    @Test
    void theTumoursShowTheFirstDoseAndEachAnimal() throws Exception {
        Document document =
                parse(TumourPicture.of(tumours(TestTumours.standard())).svg());
        assertTrue(
                texts(document, "title")
                        .containsAll(List.of("control C1", "letrozole L6", "mean of control", "mean of letrozole")),
                texts(document, "title").toString());
        assertTrue(texts(document, "text").contains("first dose"));
        // days 0 to 28 were measured
        String beyond = TumourPicture.of(tumours(TestTumours.standard(), "99", Optional.empty()))
                .svg();
        assertTrue(!beyond.contains(">first dose</text>") && beyond.contains("The first dose is on day 99."), beyond);
    }

    @Test
    void namesOfAnInputDoNotBreakAPicture() throws Exception {
        TestTumours study = new TestTumours();
        for (String group : List.of("control <b>&\u0001\u202e", "drug\"'</svg>")) {
            for (int i = 0; i < 3; i++) {
                study.animal(group, "a" + i, new int[] {0, 3, 7, 10, 14}, day -> 100 + day);
            }
        }
        String table = study.longTable(";", "group;animal;day;volume mm3").replace("\"", "'");
        TumourAnalysis analysis = TumourAnalysis.of(
                TumourTable.read(TestPlate.file("tumours.csv", Xlsx.utf8(table)), Optional.empty()),
                TumourOptions.NONE);
        Document document = parse(TumourPicture.of(analysis).svg());
        assertTrue(
                texts(document, "text").contains("control <b>&??"),
                texts(document, "text").toString());
    }

    @Test
    void aDiagramLightsWhatItHas() {
        String svg = Diagram.RESISTANCE_PATHWAYS
                .picture(
                        Map.of(
                                "aromatase",
                                new Diagram.Light(Diagram.State.CONFIRMED, "CELL-02", "rules/CELL-02.html")),
                        Map.of())
                .svg();
        assertTrue(
                svg.contains("<a href=\"rules/CELL-02.html\"><g class=\"confirmed\"><title>confirmed: CELL-02</title>"),
                svg);
        assertTrue(svg.contains("Lit are confirmed: aromatase."), svg);
        String told = assertThrows(
                        IllegalArgumentException.class,
                        () -> Diagram.RESISTANCE_PATHWAYS.picture(
                                Map.of("aromatse", new Diagram.Light(Diagram.State.OPEN, "", "")), Map.of()))
                .getMessage();
        assertEquals("the diagram has no node or edge aromatse; maybe aromatase", told);
    }

    /** An arrow that is squashed between two boxes is not seen as one. */
    @Test
    void everyArrowOfADiagramIsSeen() {
        for (Diagram diagram : Diagram.values()) {
            Matcher line = Pattern.compile("class=\"edge\" d=\"M([\\d.]+)[ ,]([\\d.]+) ?L([\\d.]+)[ ,]([\\d.]+)\"")
                    .matcher(diagram.picture(Map.of(), Map.of()).svg());
            int count = 0;
            while (line.find()) {
                double length = Math.hypot(
                        Double.parseDouble(line.group(3)) - Double.parseDouble(line.group(1)),
                        Double.parseDouble(line.group(4)) - Double.parseDouble(line.group(2)));
                assertTrue(length >= 25, diagram.edges().get(count) + " is " + length + " long");
                count++;
            }
            assertEquals(diagram.edges().size(), count, diagram.name());
        }
    }

    @Test
    void everyNodeHasRoomForItsText() {
        for (Diagram diagram : Diagram.values()) {
            Matcher rect = Pattern.compile("class=\"node\" x=\"([-\\d.]+)\" y=\"([-\\d.]+)\" width=\"([\\d.]+)\"")
                    .matcher(diagram.picture(Map.of(), Map.of()).svg());
            int count = 0;
            while (rect.find() && count < diagram.nodes().size()) {
                count++;
                assertTrue(
                        Double.parseDouble(rect.group(1)) >= 0
                                && Double.parseDouble(rect.group(2)) > 28
                                && Double.parseDouble(rect.group(1)) + Double.parseDouble(rect.group(3)) <= 880,
                        diagram + " " + rect.group());
            }
            assertEquals(diagram.nodes().size(), count);
        }
    }

    // terminals

    @Test
    void aTerminalShowsTheSameWithoutColour() {
        String none = TerminalPlate.of(PLATE.plates().get(0), TerminalPlate.Colour.NONE);
        assertTrue(none.chars().allMatch(one -> one < 127 && (one >= 32 || one == '\n')), "ASCII");
        assertEquals(10, none.lines().count());
        assertTrue(none.lines().allMatch(line -> line.length() <= 80), none);
        assertTrue(none.lines().toList().get(3).contains("  !"), none);
        assertEquals(12, Pattern.compile("v\\d").matcher(none).results().count());
        String full = TerminalPlate.of(PLATE.plates().get(0), TerminalPlate.Colour.FULL);
        String indexed = TerminalPlate.of(PLATE.plates().get(0), TerminalPlate.Colour.INDEXED);
        assertEquals(full.replaceAll("\u001b\\[[0-9;]*m", ""), indexed.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertEquals(
                12,
                Pattern.compile("\\[[.\\d]+(?:\\]| ?\u001b)")
                        .matcher(full)
                        .results()
                        .count());
        assertTrue(Pattern.compile("48;2;\\d+;\\d+;\\d+m").matcher(full).find()
                && Pattern.compile("48;5;\\d+m").matcher(indexed).find());
    }

    @Test
    void theEnvironmentSaysWhichColoursThereAre() {
        assertEquals(
                TerminalPlate.Colour.FULL,
                TerminalPlate.Colour.of(true, Map.of("COLORTERM", "truecolor", "TERM", "xterm-256color")));
        assertEquals(TerminalPlate.Colour.INDEXED, TerminalPlate.Colour.of(true, Map.of("TERM", "screen-256color")));
        assertEquals(TerminalPlate.Colour.NONE, TerminalPlate.Colour.of(true, Map.of("TERM", "vt100")));
        assertEquals(
                TerminalPlate.Colour.NONE,
                TerminalPlate.Colour.of(true, Map.of("COLORTERM", "truecolor", "NO_COLOR", "1")));
        assertEquals(
                TerminalPlate.Colour.NONE,
                TerminalPlate.Colour.of(true, Map.of("COLORTERM", "truecolor", "TERM", "dumb")));
        assertEquals(TerminalPlate.Colour.NONE, TerminalPlate.Colour.of(false, Map.of("COLORTERM", "truecolor")));
    }

    @Test
    void fourCharactersAreEnough() {
        assertEquals(
                List.of(".36", "1.05", "12.5", "985", "8.2M", "849k", "10k", "0.00", "-.02", "10M"),
                java.util.stream.DoubleStream.of(0.36, 1.05, 12.5, 985, 8168026, 849235, 9999.9, 0, -0.02, 9_990_000)
                        .mapToObj(Svg::four)
                        .map(text -> text.equals(".00") ? "0.00" : text)
                        .toList());
    }

    @Test
    void cividisIsInOrder() {
        double before = -1;
        for (int i = 0; i <= 16; i++) {
            int[] colour = Colours.scale(i / 16.0);
            double brightness = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
            assertTrue(brightness > before, "it rises all along");
            before = brightness;
        }
        assertEquals("#00224e #fee838", Colours.hex(Colours.scale(0)) + " " + Colours.hex(Colours.scale(1)));
    }
}
