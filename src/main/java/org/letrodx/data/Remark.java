package org.letrodx.data;

import java.util.List;
import org.letrodx.document.Spelling;

/**
 * Something in the data that is worth telling.
 *
 * @param kind what it is; its code is stable
 * @param text the same in a sentence, with its numbers
 * @param where the wells, groups or animals; empty if it is of the whole
 */
public record Remark(Kind kind, String text, List<String> where) {
    /** Copies the list. */
    public Remark {
        where = List.copyOf(where);
    }

    /** What there is to remark. */
    public enum Kind {
        /** Something in the file was left out, or read otherwise than it stands there. */
        FILE_NOTE,
        /** Readings that stand for two plates are the same. */
        SAME_READINGS_TWICE,
        /** Wells that the layout uses have no reading. */
        READING_MISSING,
        /** Absorbances from 3 to 4: the detector may compress them. */
        NEAR_LIMIT,
        /** Wells above the range of the reader, or at 4.0 and more. */
        SATURATED,
        /** A layout and the file do not agree. */
        LAYOUT_MISMATCH,
        /** Groups whose wells vary by more than 20 %. */
        REPLICATES_DISAGREE,
        /** A dose lies wholly on the outer ring while its vehicle does not, or the other way round. */
        LAYOUT_CONFOUNDED_WITH_EDGE,
        /** All vehicle wells lie on the outer ring. */
        VEHICLE_ONLY_ON_EDGE,
        /** The signal changes from the first row to the last. */
        ROW_DRIFT,
        /** The signal changes from the first column to the last. */
        COLUMN_DRIFT,
        /** The signal changes along rows and columns: from corner to corner. */
        GRADIENT,
        /** A row or a column differs from the rest of the plate. */
        LINE_APART,
        /** Blanks have a fifth of the vehicle's signal or more. */
        BLANKS_HIGH,
        /** The control that should have the smallest signal does not lie below vehicle. */
        WINDOW_INVERTED,
        /** Signals below the blanks. */
        BELOW_BLANKS,
        /** The doses do not respond. */
        FLAT_CURVE,
        /** The lowest dose has an effect and the highest has none: they may stand the wrong way round. */
        DOSES_REVERSED,
        /** Growth above vehicle. */
        GROWTH_ABOVE_VEHICLE,
        /** No dose, or every dose, is below half of vehicle. */
        DOSES_DO_NOT_BRACKET_HALF,
        /** The drug holds back all that the hormone adds, and that is less than half. */
        HORMONE_FREE_ARM_REACHED,
        /** The curve is determined by one dose, or lies at a limit of the fit. */
        CURVE_NOT_DETERMINED,
        /** The curve does not begin at vehicle, or misses the means of doses. */
        CURVE_FITS_BADLY,
        /** The smallest plateau is far from zero: the drug stops growth and does not kill. */
        PARTIAL_INHIBITION,

        /** Volumes have no unit; which it is was told by their size. */
        VOLUME_UNIT,
        /** Volumes were worked out from length and width. */
        VOLUME_FORMULA,
        /** A group was taken for the control by its name. */
        CONTROL_BY_NAME,
        /** Cells that are no volumes and were left out: marked with a star, above a limit, missing. */
        VOLUMES_LEFT_OUT,
        /** Volumes of zero: gone, or not measured. */
        ZERO_VOLUMES,
        /** Volumes that differ from those before and after as no tumour can: a slipped decimal point. */
        IMPOSSIBLE_CHANGE,
        /** The same animal number is used in more than one group. */
        IDS_RESTART,
        /** Tumours of an animal were added up. */
        TUMOURS_ADDED_UP,
        /** Groups began with volumes more than 20 % apart. */
        GROUPS_UNEQUAL_AT_START,
        /** Tumours that began below 50 mm3, where relative volumes mean little. */
        SMALL_AT_START,
        /** Animals left before the end, and how large their tumours were. */
        ANIMALS_LEFT_EARLY,
        /** Animals that lost more than 20 % of their weight. */
        BODY_WEIGHT_LOST,
        /** The usual definitions of T/C differ so much that they disagree on activity. */
        DEFINITIONS_DISAGREE,
        /** As many animals did one thing as another. */
        RESPONSES_TIED,
        /** A week and more between readings. */
        LONG_GAP,
        /** Tumours grew again while the animals were dosed. */
        REGROWTH_ON_DRUG,
        /** Tumours grew again after the last dose. */
        REGROWTH_OFF_DRUG,
        /**
         * Tumours grew again, and it is open whether on drug: the table does not say it, or they had begun to on it.
         */
        REGROWTH,
        /** One animal a model: each is its own experiment. */
        ONE_ANIMAL_A_MODEL;

        /** The code: {@code row-drift}. */
        public String code() {
            return Spelling.label(this);
        }

        @Override
        public String toString() {
            return code();
        }
    }
}
