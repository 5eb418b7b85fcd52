package org.letrodx.data;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.letrodx.data.picture.TerminalPlate;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.report.DataJson;
import org.letrodx.data.report.DataText;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.letrodx.document.InputException;

/**
 * Files that were cut, spoilt and mixed up, always the same ones: they are read, or refused with reasons, soon, and
 * nothing else happens.
 */
class FuzzTest {
    private static final int EACH = 40;
    private static final String[] BITS = {
        "", "0", "-1", "1e9", "NaN", "\t", ",", ";", "\n", "\"", "OVRFLW", "A1", "H12", "Plate:", "~End", "\u0000",
        "1/2/26", "68*", ">2000", "="
    };

    /** A text with a few pieces removed, doubled, exchanged or overwritten; of bytes, a few bytes. */
    private static byte[] spoil(byte[] bytes, boolean text, SplittableRandom random) {
        List<Byte> spoilt = new ArrayList<>(bytes.length);
        for (byte one : bytes) {
            spoilt.add(one);
        }
        for (int i = random.nextInt(1, 6); i > 0 && spoilt.size() > 10; i--) {
            int from = random.nextInt(spoilt.size() - 1);
            int to = Math.min(spoilt.size(), from + 1 + random.nextInt(40));
            switch (random.nextInt(text ? 5 : 2)) {
                case 0 -> spoilt.set(from, (byte) random.nextInt(256));
                case 1 -> spoilt.subList(from, Math.min(to, from + 3)).clear();
                case 2 -> spoilt.subList(from, to).clear();
                case 3 -> spoilt.addAll(from, List.copyOf(spoilt.subList(from, to)));
                default -> {
                    byte[] bit = BITS[random.nextInt(BITS.length)].getBytes(StandardCharsets.UTF_8);
                    for (int k = 0; k < bit.length; k++) {
                        spoilt.add(from + k, bit[k]);
                    }
                }
            }
        }
        byte[] result = new byte[spoilt.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = spoilt.get(i);
        }
        return random.nextInt(10) == 0 ? java.util.Arrays.copyOf(result, random.nextInt(1, result.length)) : result;
    }

    private interface Work {
        void on(byte[] bytes);
    }

    private static int[] fuzz(String name, byte[] good, boolean text, long seed, Work work) {
        int[] read = new int[2];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < EACH; i++) {
            byte[] bytes = spoil(good, text, random);
            int number = i;
            try {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> work.on(bytes), () -> name + ", number " + number);
                read[0]++;
            } catch (InputException refused) {
                assertTrue(
                        !refused.problems().isEmpty()
                                && refused.problems().stream()
                                        .noneMatch(problem -> problem.fault().isBlank()),
                        name);
                read[1]++;
            } catch (RuntimeException | AssertionError fault) {
                Throwable cause = fault.getCause() instanceof InputException told ? told : fault;
                if (cause instanceof InputException) {
                    read[1]++;
                } else {
                    fail(name + ", number " + number + ": " + fault, fault);
                }
            }
        }
        return read;
    }

    @Test
    void platesAreReadOrRefused() {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        Layout layout = Layout.read(TestPlate.file("layout.csv", plate.layout()));
        int read = 0;
        int refused = 0;
        for (Map.Entry<String, byte[]> spelling : plate.spellings().entrySet()) {
            boolean text = spelling.getValue()[0] != 'P' || spelling.getValue()[1] != 'K';
            int[] counts = fuzz(
                    spelling.getKey(),
                    spelling.getValue(),
                    text,
                    spelling.getKey().hashCode(),
                    bytes -> {
                        PlateFile file = TestPlate.read(bytes);
                        PlateAnalysis analysis =
                                PlateAnalysis.of(List.of(file), Optional.of(layout), PlateOptions.NONE);
                        assertTrue(analysis.plates().get(0).signals().values().stream()
                                .allMatch(Double::isFinite));
                        DataJson.json(analysis);
                        DataText.text(analysis, TerminalPlate.Colour.FULL);
                    });
            read += counts[0];
            refused += counts[1];
        }
        assertTrue(read > 100 && refused > 100, read + " read, " + refused + " refused");
    }

    @Test
    void layoutsAreReadOrRefused() {
        int[] counts = fuzz(
                "layout",
                TestPlate.response(7, 8, 20, 0.1).layout(),
                true,
                5,
                bytes -> Layout.read(TestPlate.file("layout.csv", bytes)));
        int[] ranges = fuzz(
                "ranges",
                Xlsx.utf8(
                        "unit: nM\nrole: {vehicle: A1-H1, sample: [B2-C4, D7]}\nconcentration: {1 nM: B2-C4, 2: D7}\n"),
                true,
                6,
                bytes -> Layout.read(TestPlate.file("layout.yaml", bytes)));
        assertTrue(
                counts[1] > 5 && ranges[1] > 5 && counts[0] + ranges[0] > 0,
                counts[0] + " " + counts[1] + " " + ranges[0] + " " + ranges[1]);
    }

    @Test
    void tumoursAreReadOrRefused() {
        int read = 0;
        int refused = 0;
        for (Map.Entry<String, byte[]> spelling :
                TestTumours.standard().spellings().entrySet()) {
            boolean text = spelling.getValue()[0] != 'P' || spelling.getValue()[1] != 'K';
            int[] counts = fuzz(
                    spelling.getKey(),
                    spelling.getValue(),
                    text,
                    spelling.getKey().hashCode(),
                    bytes -> {
                        TumourTable table = TumourTable.read(TestPlate.file("tumours", bytes), Optional.empty());
                        TumourAnalysis analysis = TumourAnalysis.of(
                                table,
                                new TumourOptions(
                                        table.origin().map(Object::toString).or(() -> Optional.of("0")),
                                        Optional.of("end"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
                        DataJson.json(analysis);
                        DataText.text(analysis);
                    });
            read += counts[0];
            refused += counts[1];
        }
        assertTrue(read > 20 && refused > 20, read + " read, " + refused + " refused");
    }
}
