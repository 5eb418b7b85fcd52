package org.letrodx.data;

import java.util.List;
import java.util.Optional;

/**
 * The facts that data can give, by their paths in a scenario file, each with the definition by which it is worked out
 * and where that comes from. A limit without a source is a house limit, and is called so.
 */
public enum DerivableFact {
    PLATE_WELLS("assay.plateWells", "The wells of the grid in the file, whatever a field of it says.", "counted"),
    WAVELENGTH("assay.wavelength", "The primary wavelength of an absorbance reading.", "the file"),
    EDGE_WELLS_USED(
            "assay.edgeWellsUsed", "Whether a sample or vehicle lies on the outer ring, by the layout.", "the layout"),
    EDGE_WELLS_FILLED(
            "assay.edgeWellsFilled",
            "Whether every well of the ring that carries no sample, vehicle or control holds medium, by the layout.",
            "the layout"),
    VEHICLE_CONTROL("assay.vehicleControl", "Whether the layout has vehicle wells.", "the layout"),
    BLANK_WELLS("assay.blankWells", "Whether the layout has blank wells.", "the layout"),
    REPLICATE_WELLS("assay.replicateWells", "The fewest usable wells that a dose has on a plate.", "counted"),
    INDEPENDENT_RUNS(
            "assay.independentRuns",
            "How many different runs the plates are said to be. Two wavelengths, two reads and two plates of one day "
                    + "are not runs.",
            "the layout, or what is said of the plates"),
    REPLICATE_CV(
            "readings.replicateCv",
            "Of the wells of one condition and dose on one plate, the standard deviation (n - 1) over the mean of the "
                    + "signal; only of groups whose mean is at least 20 % of vehicle, since killed wells vary much by "
                    + "nature. The fact is the median over the groups; its range reaches to the pooled value (root of "
                    + "the mean square), the other usual definition.",
            "house definition: assay guides differ in which groups they take, and how they combine them"),
    BETWEEN_RUN_CV(
            "readings.betweenRunCv",
            "Over three runs or more, each with vehicle wells of its own: of the means of a condition and dose in per "
                    + "cent of vehicle, the standard deviation over the mean; the median over the doses with an effect, "
                    + "those with a mean of 20 to 80 % of vehicle over the runs, or over all above 20 % if there are "
                    + "none (house limits). The range reaches to the worst dose: runs agree on doses without effect, "
                    + "whatever they say of the others.",
            "house definition"),
    EDGE_RATIO(
            "readings.edgeRatio",
            "How much the outer ring differs from the wells inside it that hold the same: the exponential of the edge "
                    + "term in ln(signal) ~ group + edge, with its 95 % interval. Only groups with wells on the ring "
                    + "and inside it count, and with a mean of at least 20 % of vehicle. Ring mean over inner mean "
                    + "would be confounded with the layout.",
            "linear model; the limits 0.9 and 1.1 are house limits"),
    Z_PRIME(
            "readings.zPrime",
            "1 - 3 (SD of vehicle + SD of minimum) / (mean of vehicle - mean of minimum), on each plate; the minimum is "
                    + "the positive control, or the blanks if there is none. A minimum that does not lie below vehicle "
                    + "gives none. Four wells of each at least (house limit). "
                    + "The 95 % interval propagates both standard deviations linearly.",
            "Zhang 1999 (abstract read)"),
    SATURATED_WELLS(
            "readings.saturatedWells",
            "Wells that should have a reading and have a word of the reader instead (OVRFLW, MISSED, ?????, NaN) or "
                    + "nothing, absorbances of 4.0 and more, and wells at one highest value that stands in four wells or more, three "
                    + "times as many as any other value of the upper half: that is where the reader stops. Absorbances "
                    + "from 3 to 4 are told and not counted.",
            "4.0, 3, four wells and three times are house limits"),
    SIGNAL(
            "readings.signal",
            "saturated: half of the vehicle wells or more are above the range. in-blanks: blanks have half of the "
                    + "vehicle's raw signal or more and, of absorbance, 0.3 or more. none: vehicle is not above the "
                    + "blanks by three standard deviations of them. normal: none of these.",
            "house limits"),
    MAX_INHIBITION(
            "readings.maxInhibition",
            "100 x (1 - lowest mean of a dose / mean of vehicle), not cut off: below zero it is growth above vehicle. "
                    + "The 95 % interval is that of the ratio.",
            "arithmetic"),
    DOSE_RESPONSE(
            "readings.doseResponse",
            "flat: the doses do not differ (analysis of variance, and the trend over their order, p >= 0.05), and the "
                    + "95 % interval of every dose, or of the trend where doses have one well, excludes a difference "
                    + "of 30 % from vehicle (house limit). humped: some dose lies above vehicle and above the highest "
                    + "dose. falling, rising: the highest dose lies below or above vehicle. Each of these at p < 0.05 "
                    + "after Bonferroni; falling and rising by the trend, too. Unknown, if none of these is certain.",
            "house definition"),
    IC50(
            "readings.ic50",
            "The dose at which a four-parameter log-logistic curve has half the height that it has without drug "
                    + "(absolute IC50), the vehicle wells being on its upper plateau; the 95 % interval by profile "
                    + "likelihood. A point only with two doses whose fitted response is below half and two above, "
                    + "an interval closed on both sides, fewer than a fifth of the wells of a dose above the range of the reader, an "
                    + "upper plateau within 15 % of vehicle, and no lack of fit (p < 0.001 and a mean 10 % of vehicle off the curve; house "
                    + "limits). Otherwise the range of the two doses around half, if their "
                    + "means are certainly on either side. Of several runs, the geometric mean of their points; its 95 % "
                    + "interval is that of the mean of their logarithms (t), of two runs from the lower end of both to "
                    + "the upper. Otherwise unknown: a curve that never falls by half has no "
                    + "IC50.",
            "two doses on either side: Sebaugh 2011, doi 10.1002/pst.426 (not read by us)"),
    CONTROLS_GROW(
            "readings.controlsGrow",
            "yes if vehicle over time zero is above 1 with its whole 95 % interval; no if the interval lies below 1.25 "
                    + "and reaches 1 or less (house limit). Without time zero an end point shows no growth.",
            "the idea of growth rates: Hafner 2016 (not " + "read by us)"),
    ANDROGEN_ARM_GROWS(
            "readings.androgenArmGrows",
            "Vehicle wells of the androgen arm over those of the hormone-free arm, judged as the growth of vehicle over time "
                    + "zero is.",
            "arithmetic"),
    ESTRADIOL_ARM_GROWS(
            "readings.estradiolArmGrows",
            "Vehicle wells of the estradiol arm over those of the hormone-free arm, judged as the growth of vehicle over "
                    + "time zero is.",
            "arithmetic"),
    ROW_DRIFT(
            "readings.rowDrift",
            "How much the last row differs from the first in wells that hold the same: the row term in ln(signal) ~ "
                    + "group + edge + row + column, over the whole plate, with its 95 % interval. A row or column that "
                    + "differs from the others by 20 % or more, an interval 2.5 times as wide not reaching 0, is told "
                    + "and left out. Unknown if only two rows can be compared and they differ by 20 %.",
            "linear model; 20 % and 2.5 times are house limits"),
    COLUMN_DRIFT(
            "readings.columnDrift",
            "As the drift across rows, the last column against the first. Unknown if every group stands in one column.",
            "linear model; 20 % and 2.5 times are house limits"),
    DRIFT(
            "readings.drift",
            "across-rows or across-columns: the drift across them is 20 % or more either way, and its interval does not "
                    + "reach 0. corner-to-corner: neither interval reaches 0, and both together are 20 % or more. none: "
                    + "both intervals lie within 20 % either way. Unknown otherwise.",
            "20 % is a house limit"),
    BLANK_SIGNAL(
            "readings.blankSignal",
            "The mean of the blanks in per cent of the mean of vehicle, both as they were read.",
            "arithmetic"),
    DOSES_AROUND_HALF(
            "readings.dosesBracketHalf",
            "yes if some dose lies certainly below half of vehicle (95 %) and some certainly above; no if every dose lies "
                    + "certainly above, or every dose certainly below. Unknown where the wells scatter too much to tell.",
            "house definition"),
    VEHICLE_ONLY_ON_EDGE(
            "assay.vehicleOnlyOnEdge",
            "Whether all vehicle wells of a condition lie on the outer ring of a plate while doses of it lie inside.",
            "the layout"),
    LAYOUT_CONFOUNDED_WITH_EDGE(
            "assay.layoutConfoundedWithEdge",
            "Whether a dose lies wholly on the outer ring while its vehicle lies inside, or the " + "other way round.",
            "the layout"),
    ESTRADIOL_ADDED(
            "hormones.estradiolAdded",
            "every arm, if all samples of the drug are in an arm with estradiol; separate rescue arm, if some are. "
                    + "Otherwise unknown: a layout does not tell what is in every well.",
            "the layout"),
    LOWEST_DOSE("treatment.lowestConcentration", "The lowest dose above zero of the condition.", "the layout"),
    HIGHEST_DOSE("treatment.highestConcentration", "The highest dose of the condition.", "the layout"),
    DOSES(
            "treatment.concentrations",
            "Every dose above zero of the condition, over all plates. What a scenario states is another series, if it has "
                    + "more or fewer doses, or one that is 1.5 times as high or low (house limit: a series of threefold "
                    + "steps is often told as one of half decades).",
            "the layout"),

    TREATED_OVER_CONTROL(
            "tumour.treatedOverControl",
            "On the last day on drug, ten or more after the first dose, on which 80 % of both groups can be read (a "
                    + "reading at most a day after the last dose counts as on drug; house limit): the median "
                    + "of V/V0 of treated over that of control; of V, if a tumour began below 50 mm3, where V/V0 means "
                    + "little. The range takes in the other usual definitions (means and medians of V and V/V0) and "
                    + "the 95 % interval of a bootstrap of the animals. A volume between readings is log-linear "
                    + "between neighbours at most seven days apart.",
            "80 %, 50 mm3 and 7 days are house limits"),
    TUMOUR_RESPONSE(
            "tumour.response",
            "Each animal by mRECIST: over readings on drug, ten days and more after the first dose, the best change "
                    + "of volume and the best running average; CR below -95 and -40 %, PR below -50 and -20, SD below 35 and 30, "
                    + "else PD. CR and PR regressed, SD is static, PD grew; the group is what most animals did, a tie "
                    + "the worse.",
            "Gao 2015; thresholds read in the program Xeva, R/mRECIST.R, which leaves out readings off drug only if asked"),
    CONTROLS_GREW(
            "tumour.controlsGrew",
            "yes if, from the first dose on, the median of last over first volume of the controls is above 1.25 and the "
                    + "95 % interval of the mean slope of ln(volume) lies above zero; no if neither; unknown if they "
                    + "disagree, or the day of the first dose is not known.",
            "1.25: the 25 % growth of PPTP's progressive disease"),
    RESPONDED_INITIALLY(
            "history.respondedInitially",
            "Whether more than half of the treated animals have SD or better by mRECIST, while controls grew. Arrest "
                    + "is a response, too: letrozole may shrink tumours, or only hold them.",
            "house definition"),
    RESPONSE_LOST(
            "history.responseLost",
            "Whether at least half of the animals that responded reach, in two readings running while on drug, 1.73 "
                    + "times their smallest volume and 50 mm3 (house limit). A regrowth after the last dose is no "
                    + "resistance; one that had begun on drug, with 1.25 times the smallest volume, is left open.",
            "1.73: RECIST 1.1's 20 % in diameter as a volume"),
    TIME_ON_DRUG("history.timeOnDrug", "Last dose less first dose; last reading, if dosed to the end.", "arithmetic"),
    ANIMALS_PER_GROUP(
            "design.animalsPerGroup",
            "The animals of the smaller group, treated or control, that have a volume on the day of the first dose; "
                    + "without that day, all its animals. Tumours of one animal count once; with one animal a model it "
                    + "is 1.",
            "counted"),
    TUMOURS_PER_ANIMAL(
            "design.tumoursPerAnimal",
            "The most tumours that an animal has, where a column tells them apart.",
            "counted"),
    MEASUREMENT_INTERVAL(
            "design.measurementInterval",
            "The median of the days between readings of an animal, from the first dose on if it is known.",
            "counted"),
    VEHICLE_ARM("design.vehicleArm", "Whether one of the groups is the control.", "the table, or what is said of it"),
    BODY_WEIGHT_LOSS(
            "dosing.bodyWeightLoss",
            "The largest loss of a treated animal against its weight on the day of the first dose.",
            "arithmetic"),
    BASELINE_DIFFERENCE(
            "design.baselineDifference",
            "How far the median volumes of both groups on the day of the first dose are apart, in per cent of the "
                    + "smaller.",
            "arithmetic"),
    ANIMALS_LEFT_EARLY(
            "design.animalsLeftEarly",
            "How many animals, treated and control, have no reading in the last fifth of the days on which any was "
                    + "measured (house limit), from the first dose on if it is known; of all groups, where it is not "
                    + "clear which is the treated one.",
            "counted"),
    LARGEST_LEFT_EARLY(
            "design.largestLeftEarly",
            "Whether the last volumes of those animals are more than 1.25 times the median of their group on that day; "
                    + "the median over the animals. Of one animal alone it is left open.",
            "house limits"),
    REGROWTH_ON_DRUG(
            "tumour.regrowthOnDrug",
            "Whether any animal that responded reaches, in two readings running while on drug, 1.73 times its "
                    + "smallest volume and 50 mm3 (house limit).",
            "1.73: RECIST 1.1's 20 % in diameter as a volume"),
    REGROWTH_OFF_DRUG(
            "tumour.regrowthOffDrug",
            "Whether any animal that responded reaches, in two readings running, 1.73 times its smallest volume and "
                    + "50 mm3 (house limit), but only after the last dose, and was below 1.25 times on drug.",
            "1.73: RECIST 1.1's 20 % in diameter as a volume");

    private final String path;
    private final String definition;
    private final String source;

    DerivableFact(String path, String definition, String source) {
        this.path = path;
        this.definition = definition;
        this.source = source;
    }

    /** The fact of this path; empty if data do not give it. */
    public static Optional<DerivableFact> of(String path) {
        return List.of(values()).stream().filter(fact -> fact.path.equals(path)).findFirst();
    }

    /** In a scenario file, for example {@code readings.edgeRatio}. */
    public String path() {
        return path;
    }

    /** True of a list, whose items stand between commas. */
    public boolean isList() {
        return this == DOSES;
    }

    /** How it is worked out. */
    public String definition() {
        return definition;
    }

    /** Where the definition or its numbers come from. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return path;
    }
}
