import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaHadoopRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.TaskCompletionListener;
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
 * Reviews set-ups, one a line of JSON, on Spark: a line of findings for each set-up, and one summary of all on standard
 * output. Both are those of {@code letrodx review --format ndjson} on the same file.
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

        JavaHadoopRDD<LongWritable, Text> lines = lines(spark, input, partitions);
        List<Location> beginnings = beginnings(lines);
        lines.mapPartitionsWithIndex(
                        (part, texts) -> reviewed(reviewer, part, beginnings.get(part), texts, counters), false)
                .saveAsTextFile(output);

        // the parts are added up in their order, so that the summary is that of the whole
        Map<Integer, SummaryCounter> parts = new TreeMap<>();
        counters.value().forEach(part -> parts.put(part._1(), part._2()));
        SummaryCounter sum = SummaryCounter.ofAPart(List.of());
        parts.values().forEach(sum::add);
        return JsonReport.line(
                sum.summary(SummaryCounter.Basis.of(reviewer.policy()), FailOn.ERROR, List.of()), rules.ruleSet());
    }

    /** The lines as bytes, since they may be no UTF-8. A carriage return ends none: it may stand anywhere in JSON. */
    private static JavaHadoopRDD<LongWritable, Text> lines(JavaSparkContext spark, String input, int partitions) {
        JobConf configuration = new JobConf(spark.hadoopConfiguration());
        configuration.set("textinputformat.record.delimiter", "\n");
        FileInputFormat.setInputPaths(configuration, input);
        return (JavaHadoopRDD<LongWritable, Text>)
                spark.hadoopRDD(configuration, TextInputFormat.class, LongWritable.class, Text.class, partitions);
    }

    /** How many lines there are in a part of a file, which begins at a byte. */
    private record Part(String file, long start, int lines) implements Serializable {}

    /** The first line of each part: only whoever has counted those before it can know its number. */
    private static List<Location> beginnings(JavaHadoopRDD<LongWritable, Text> lines) {
        List<Part> parts = lines.mapPartitionsWithInputSplit(
                        (split, texts) -> {
                            FileSplit of = (FileSplit) split;
                            String file = Path.getPathWithoutSchemeAndAuthority(of.getPath())
                                    .toString();
                            int count = 0;
                            for (; texts.hasNext(); texts.next()) {
                                count++;
                            }
                            return List.of(new Part(file, of.getStart(), count)).iterator();
                        },
                        true)
                .collect();
        List<Location> beginnings = new ArrayList<>();
        int line = 1;
        for (Part part : parts) {
            line = part.start() == 0 ? 1 : line;
            beginnings.add(new Location(part.file(), line, 0));
            line += part.lines();
        }
        return beginnings;
    }

    /** One line of the input, and where it stands. */
    private record Line(byte[] json, Location at) {
        boolean isBlank() {
            for (byte one : json) {
                if (one != ' ' && one != '\t' && one != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The reviews of one part, made as they are asked for; its counter is handed in once the last one is out. */
    private static Iterator<String> reviewed(
            Reviewer reviewer,
            int part,
            Location beginning,
            Iterator<Tuple2<LongWritable, Text>> texts,
            CollectionAccumulator<Tuple2<Integer, SummaryCounter>> counters) {
        SummaryCounter counter = SummaryCounter.ofAPart(List.of());
        TaskContext.get()
                .addTaskCompletionListener((TaskCompletionListener) done -> counters.add(new Tuple2<>(part, counter)));
        AtomicInteger number = new AtomicInteger(beginning.line());
        Stream<Tuple2<LongWritable, Text>> all =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(texts, Spliterator.ORDERED), false);
        return all.map(text ->
                        new Line(text._2().copyBytes(), new Location(beginning.source(), number.getAndIncrement(), 0)))
                .filter(line -> !line.isBlank())
                .map(line -> {
                    Review review = reviewer.review(SetUp.ofJson(line.json(), line.at()));
                    counter.add(review);
                    return JsonReport.line(review);
                })
                .iterator();
    }
}
