package org.letrodx.data.tumour;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Told;
import org.letrodx.data.Xlsx;

/** Studies that are judged, and what was found in them. */
final class Judged {
    private Judged() {}

    static TumourOptions options(String start, String lastDose) {
        return new TumourOptions(
                Optional.ofNullable(start),
                Optional.ofNullable(lastDose),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static TumourAnalysis judge(byte[] table, TumourOptions options) {
        return TumourAnalysis.of(TumourTable.read(TestPlate.file("tumours.csv", table), options.volumeUnit()), options);
    }

    static TumourAnalysis judge(String table, TumourOptions options) {
        return judge(Xlsx.utf8(table), options);
    }

    static String both(TumourAnalysis analysis, DerivableFact fact) {
        return Told.both(analysis.derived(), fact);
    }

    static boolean tells(TumourAnalysis analysis, Remark.Kind kind) {
        return Told.tells(analysis.derived(), kind);
    }

    /** The volumes of one treated animal among controls that grow. */
    static TumourAnalysis treated(DoubleUnaryOperator volume, String lastDose) {
        TestTumours study = new TestTumours();
        for (int i = 0; i < 5; i++) {
            double start = 200 + 10 * i;
            study.animal("vehicle", "V" + i, TestTumours.TWICE_A_WEEK, day -> start * Math.exp(0.07 * day));
            study.animal(
                    "drug",
                    "D" + i,
                    new int[] {0, 3, 7, 10, 14, 17, 21, 24, 28, 31, 35, 38, 42},
                    day -> start * volume.applyAsDouble(day));
        }
        return judge(study.longTable(), options("0", lastDose));
    }
}
