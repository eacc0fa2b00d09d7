package io.lapwing.bench.opinion;

import io.lapwing.bench.opinion.Sample.Use;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.cli.newsroom.Newsroom;
import io.lapwing.cli.newsroom.SampleReport;
import io.lapwing.enrich.text.Languages;
import io.lapwing.enrich.text.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the experiment learns from and decides.
///
/// @param known reports to train with, the sample newsroom's among them, without any that nearly repeats an unseen one
/// @param unseen reports that no fold trains with
record Samples(List<Sample> known, List<Sample> unseen) {
    private record Source(LabelledReport report, Use use, String event) {}

    static Samples of(List<LabelledReport> file, List<LabelledReport> unseen) {
        var cleaner = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);
        var sources = new ArrayList<Source>();
        file.forEach(report -> sources.add(new Source(clean(report, cleaner), Use.CROSS_VALIDATED, "")));
        unseen.forEach(report -> sources.add(new Source(clean(report, cleaner), Use.UNSEEN, "")));
        var languages = new Languages();
        Newsroom.shipped().reports().forEach(report -> sources.add(newsroom(report, languages, cleaner)));
        return split(grouped(sources));
    }

    private static List<Sample> grouped(List<Source> sources) {
        int[] groups = NearDuplicates.groups(
                sources.stream()
                        .map(source ->
                                source.report().title() + '\n' + source.report().text())
                        .toList(),
                sources.stream().map(Source::event).toList());
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < groups.length; i++) {
            samples.add(new Sample(sources.get(i).report(), sources.get(i).use(), groups[i]));
        }
        return samples;
    }

    private static Samples split(List<Sample> samples) {
        Set<Integer> unseen = samples.stream()
                .filter(sample -> sample.use() == Use.UNSEEN)
                .map(Sample::group)
                .collect(Collectors.toSet());
        return new Samples(
                samples.stream()
                        .filter(sample -> !unseen.contains(sample.group()))
                        .toList(),
                samples.stream().filter(sample -> sample.use() == Use.UNSEEN).toList());
    }

    /// All of them.
    List<Sample> all() {
        return Stream.concat(known.stream(), unseen.stream()).toList();
    }

    private static LabelledReport clean(LabelledReport report, TextCleaner cleaner) {
        return new LabelledReport(
                report.id(),
                report.lang(),
                cleaner.title(report.title()),
                cleaner.text(report.text()),
                report.themes(),
                report.kind(),
                report.tier());
    }

    private static Source newsroom(SampleReport report, Languages languages, TextCleaner cleaner) {
        String title = cleaner.title(report.title());
        String text = cleaner.text(report.body());
        var labelled = new LabelledReport(
                "newsroom/" + report.id(),
                languages.of(title, text, ""),
                title,
                text,
                Set.copyOf(report.themes()),
                report.themes().isEmpty() ? "neg" : "pos",
                "");
        return new Source(labelled, Use.TRAINING, Objects.requireNonNullElse(report.story(), ""));
    }
}
