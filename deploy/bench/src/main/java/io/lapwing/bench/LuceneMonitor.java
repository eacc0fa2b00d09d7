package io.lapwing.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/// Lucene's way of finding many stored queries in one text, one phrase query for each term. It is set up to do well:
/// Chinese goes by bigrams, which its filter tells apart better than single characters; queries that cannot match are
/// filtered out first; and it says only which terms are there, not where.
final class LuceneMonitor implements AutoCloseable {
    private static final String FIELD = "text";

    private final Monitor monitor;

    LuceneMonitor(List<String> terms) {
        Analyzer analyzer = new CJKAnalyzer(CharArraySet.EMPTY_SET);
        var builder = new QueryBuilder(analyzer);
        var queries = new ArrayList<MonitorQuery>();
        for (String term : terms) {
            Query query = builder.createPhraseQuery(FIELD, term);
            if (query != null) {
                queries.add(new MonitorQuery(term, query));
            }
        }
        try {
            monitor = new Monitor(analyzer, new TermFilteredPresearcher());
            monitor.register(queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many of the terms a text holds.
    int matches(String text) {
        var document = new Document();
        document.add(new TextField(FIELD, text, Field.Store.NO));
        try {
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
