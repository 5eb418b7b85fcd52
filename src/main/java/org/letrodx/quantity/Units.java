package org.letrodx.quantity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.letrodx.document.Tables;

/**
 * Units of measure: the spellings of a laboratory are turned into UCUM codes, and the UCUM library converts them. A
 * unit's factor is kept once it was asked for.
 */
final class Units {
    /** Laboratory spellings of one part of a unit, between slashes, and their UCUM codes. */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("M", "mol/L"),
            Map.entry("mM", "mmol/L"),
            Map.entry("uM", "umol/L"),
            Map.entry("nM", "nmol/L"),
            Map.entry("pM", "pmol/L"),
            Map.entry("fM", "fmol/L"),
            Map.entry("sec", "s"),
            Map.entry("mins", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("w", "wk"),
            Map.entry("wks", "wk"),
            Map.entry("week", "wk"),
            Map.entry("weeks", "wk"),
            Map.entry("month", "mo"),
            Map.entry("months", "mo"),
            Map.entry("y", "a"),
            Map.entry("yr", "a"),
            Map.entry("yrs", "a"),
            Map.entry("year", "a"),
            Map.entry("years", "a"),
            Map.entry("animal", "{animal}"),
            Map.entry("mouse", "{animal}"),
            Map.entry("rat", "{animal}"),
            Map.entry("percent", "%"));

    private static final int KEPT_AT_MOST = 1000;
    private static final String COMMON = "common-units.csv";
    private static final Map<String, Optional<BigDecimal>> FACTORS = new ConcurrentHashMap<>();

    static {
        // computed by the library when the program was built: it takes a fifth of a second to load
        for (NamedCsvRecord row : Tables.bundledIfThere(COMMON)) {
            FACTORS.put(
                    key(row.getField("unit"), row.getField("in")), Optional.of(new BigDecimal(row.getField("factor"))));
        }
    }

    private Units() {}

    /** The factors of the units a laboratory writes most, as the library gives them: CSV of unit, in, factor. */
    static String common() {
        StringBuilder table = new StringBuilder("unit,in,factor\n");
        for (Dimension dimension : Dimension.values()) {
            for (String unit : dimension.commonUnits()) {
                table.append(unit)
                        .append(',')
                        .append(dimension.canonicalUnit())
                        .append(',')
                        .append(Library.convertOne(ucum(unit), dimension.canonicalUnit())
                                .orElseThrow()
                                .toPlainString())
                        .append('\n');
            }
        }
        return table.toString();
    }

    private static String key(String unit, String canonicalUnit) {
        return unit + " in " + canonicalUnit;
    }

    /**
     * How many {@code canonicalUnit} (a UCUM code) one {@code unit} is; empty if it is no unit or one of another kind.
     *
     * @param form what UCUM codes of the kind look like, as a regular expression
     */
    static Optional<BigDecimal> factor(String unit, String canonicalUnit, String form) {
        String key = key(unit, canonicalUnit);
        Optional<BigDecimal> kept = FACTORS.get(key);
        if (kept == null) {
            String code = ucum(unit);
            kept = code.matches(form) ? Library.convertOne(code, canonicalUnit) : Optional.empty();
            if (FACTORS.size() < KEPT_AT_MOST) {
                FACTORS.put(key, kept);
            }
        }
        return kept;
    }

    /** True if {@code unit} can be read as a unit of any kind. */
    static boolean isUnit(String unit) {
        return !unit.isEmpty() && Library.validate(ucum(unit));
    }

    /** The UCUM code of a unit in a laboratory's spelling. */
    private static String ucum(String unit) {
        String[] parts = unit.replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace(" ", "")
                .split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = SPELLINGS.getOrDefault(parts[i], parts[i]);
        }
        return String.join("/", parts);
    }

    /** Loads the UCUM table when a unit is first looked up. */
    private static final class Library {
        private static final UcumEssenceService SERVICE = load();

        private static UcumEssenceService load() {
            try (InputStream table = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
                return new UcumEssenceService(table);
            } catch (UcumException damaged) {
                throw new IllegalStateException("the UCUM table cannot be read", damaged);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        // The library does not say that it is safe for threads, and each unit comes here once.
        static synchronized Optional<BigDecimal> convertOne(String unit, String canonicalUnit) {
            if (unit.equals(canonicalUnit)) {
                return Optional.of(BigDecimal.ONE);
            }
            try {
                return Optional.of(new BigDecimal(
                        SERVICE.convert(new Decimal("1"), unit, canonicalUnit).asDecimal()));
            } catch (UcumException notAUnitOfThisKind) {
                return Optional.empty();
            }
        }

        static synchronized boolean validate(String unit) {
            return SERVICE.validate(unit) == null;
        }
    }
}
