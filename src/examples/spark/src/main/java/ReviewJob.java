import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.letrodx.RuleBook;
import org.letrodx.document.Location;
import org.letrodx.report.JsonReport;
import org.letrodx.review.FailOn;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.SummaryCounter;
import org.letrodx.scenario.SetUp;
import scala.Tuple2;

/**
 * Reviews set-ups, one a line of JSON, on Spark: a line of findings for each set-up, and one summary of all on standard output.
 *
 * <pre>spark-submit --class ReviewJob spark-review.jar INPUT OUTPUT [PARTITIONS]</pre>
 */
public final class ReviewJob {
    private ReviewJob() {}

    public static void main(String[] args) {
        SparkSession session = SparkSession.builder().appName("letrodx review").getOrCreate();
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        System.out.println(review(spark, args[0], args[1], args.length > 2 ? Integer.parseInt(args[2]) : 2));
        session.stop();
    }

    /**
     * Writes the findings and gives the summary.
     *
     * @param partitions how many parts the input is read in, at the least
     */
    static String review(JavaSparkContext spark, String input, String output, int partitions) {
        RuleBook rules = RuleBook.bundled();
        Reviewer reviewer = Reviewer.of(rules).withoutRepairs().build();
        CollectionAccumulator<Tuple2<Integer, SummaryCounter>> counters = new CollectionAccumulator<>();
        spark.sc().register(counters, "summaries");

        JavaRDD<String> findings = spark.textFile(input, partitions)
                .mapPartitionsWithIndex((part, lines) -> reviewed(reviewer, part, lines, counters), false);
        findings.saveAsTextFile(output);

        // the parts are added up in their order, so that the summary is that of the whole
        SummaryCounter sum = SummaryCounter.ofAPart(List.of());
        List<Tuple2<Integer, SummaryCounter>> parts = new ArrayList<>(counters.value());
        parts.sort(Comparator.comparing(Tuple2::_1));
        parts.forEach(part -> sum.add(part._2()));
        return JsonReport.line(
                sum.summary(SummaryCounter.Basis.of(reviewer.policy()), FailOn.ERROR, List.of()), rules.ruleSet());
    }

    /** The reviews of one part, made as they are asked for; its counter is handed in once the last one is out. */
    private static Iterator<String> reviewed(
            Reviewer reviewer,
            int part,
            Iterator<String> lines,
            CollectionAccumulator<Tuple2<Integer, SummaryCounter>> counters) {
        SummaryCounter counter = SummaryCounter.ofAPart(List.of());
        AtomicBoolean handedIn = new AtomicBoolean();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = lines.hasNext();
                if (!more && handedIn.compareAndSet(false, true)) {
                    counters.add(new Tuple2<>(part, counter));
                }
                return more;
            }

            @Override
            public String next() {
                Review review = reviewer.review(SetUp.ofJson(lines.next(), Location.NONE));
                counter.add(review);
                return JsonReport.line(review);
            }
        };
    }
}
